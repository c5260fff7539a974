# What the checks share. Each check runs in a shell of its own, with "set -euo pipefail", at the root of the repository.
# shellcheck shell=bash

# Ends the check as skipped: for what a machine may lack. The reason stands in the summary.
skip() {
    printf '%s\n' "$*" | tee "$CI_WORK/reason"
    exit 77
}

# Ends the check as failed, with a reason in the summary.
fail() {
    printf '%s\n' "$*" | tee "$CI_WORK/reason"
    exit 1
}

# Ends the check as failed in CI and as skipped elsewhere: for what CI must be able to install.
missing() {
    if [ "${CI:-}" = true ]; then
        fail "$*"
    fi
    skip "$*"
}

# Installs Debian packages that are not there yet; says what is missing where that cannot be done.
apt_install() {
    dpkg -s "$@" >/dev/null 2>&1 && return
    [ "$(id -u)" -eq 0 ] || missing "not installed: $* (not root: sudo apt-get install $*)"
    # One at a time: packages may just be installed for a later check.
    local lock
    exec {lock}>"$CI_WORK/apt.lock"
    flock -w 900 "$lock" || missing "could not install: $* (apt is busy)"
    if ! dpkg -s "$@" >/dev/null 2>&1; then
        [ -e "$CI_WORK/apt-updated" ] || apt-get update -q || true
        touch "$CI_WORK/apt-updated"
        DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" {lock}>&- ||
            missing "could not install: $*"
    fi
    exec {lock}>&-
}

# Runs Maven: the one on the path, or the one that use_maven chose.
maven() {
    # shellcheck disable=SC2086 # several arguments in one variable
    "${CI_MAVEN_HOME:+$CI_MAVEN_HOME/bin/}mvn" -B -ntp ${ENERGY_CI_MAVEN_ARGS:-} "$@"
}

# Switches to another Maven, which comes as an artifact from the repository.
use_maven() {
    local version=$1
    local folder=$CI_WORK/maven-$version
    # Outside the project, so that it is copied once and not once for each module.
    (
        mkdir -p "$folder"
        cd "$folder" || exit 1
        maven -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
            "-Dartifact=org.apache.maven:apache-maven:$version:tar.gz:bin" "-DoutputDirectory=$folder"
    )
    tar -xzf "$folder/apache-maven-$version-bin.tar.gz" -C "$folder"
    export CI_MAVEN_HOME=$folder/apache-maven-$version
    maven --version
}

# Switches to a JDK of that feature version: JAVA<n>_HOME, or what is found below /usr/lib/jvm.
use_jdk() {
    local feature=$1
    local variable=JAVA${feature}_HOME
    local home
    for home in ${!variable:-} /usr/lib/jvm/*"$feature"*; do
        if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q "^javac $feature\b"; then
            export JAVA_HOME=$home PATH=$home/bin:$PATH
            return
        fi
    done
    skip "JDK $feature: not found (set $variable, or install it below /usr/lib/jvm)"
}

# Runs a command in the background until the check ends, and no longer than a check may take, whatever becomes of it. What
# it prints does not hold up whoever reads what the check prints.
background() {
    timeout "${ENERGY_CI_CHECK_SECONDS:-1800}" "$@" >>"$CI_WORK/background.log" &
    CI_BACKGROUND="${CI_BACKGROUND:-} $!"
    at_exit
}

# Ends what runs in the background, and does what CI_AT_EXIT says, when the check ends.
at_exit() {
    # shellcheck disable=SC2064 # what is known now
    trap "${CI_AT_EXIT:-true} || true; kill ${CI_BACKGROUND:-} 2>/dev/null || true" EXIT
}

# Feeds a counter below a folder as .ci/Feeder.java does until the check ends, and waits until that is so.
#   feed <folder> <watts> [<joules for each second of CPU time>]
feed() {
    local first=() before
    # Who reads a counter that lags behind a busy machine sees the lag; a real one has none.
    [ "$(id -u)" -ne 0 ] || first=(nice -n -20)
    background ${first[@]+"${first[@]}"} java .ci/Feeder.java "$@" 2>>"$CI_WORK/background.log"
    for _ in $(seq 1200); do
        if [ -s "$1/intel-rapl:0/energy_uj" ]; then
            before=${before:-$(cat "$1/intel-rapl:0/energy_uj")}
            [ "$(cat "$1/intel-rapl:0/energy_uj")" = "$before" ] || return 0
        fi
        sleep 0.1
    done
    fail "the counter is not fed: $(tail -n 3 "$CI_WORK/background.log")"
}

# Tests of each module that need few seconds and start real engines, for checks in which tests are not what is looked at.
CI_FEW_TESTS='EnergyExtensionTests,AnalyzerTests,InvoiceTests'

# Runs the sequence that each Maven version must get through in a tree where nothing was built or installed.
#   check_maven <version> <invoker projects>
check_maven() {
    use_maven "$1"
    maven clean
    [ -z "$(find . -name target -type d -not -path './.git/*')" ] || fail "clean left a target folder behind"
    maven validate
    # What a Maven can break is how the build hangs together; every test of every class has run under the first one.
    maven -T2 test -Ptry -Dmaven.test.skip=false -Dtest=InvoiceTests -Dsurefire.failIfNoSpecifiedTests=false
    maven -T2 verify -Ptry -Dmaven.test.skip=false "-Dtest=$CI_FEW_TESTS" -Dsurefire.failIfNoSpecifiedTests=false \
        -Dinvoker.skip=false "-Dinvoker.test=$2"
}

# Runs the extension's own tests under another JUnit, with the classes that were compiled against the floor: one jar for all.
check_junit() {
    maven -Ptry -pl energy-junit clean process-classes
    # Sources and recorded stacks know nothing of JUnit; the extension, the listener and the recorder do.
    maven -pl energy-junit test "-Djunit.version=$1" -Dmaven.main.skip=true \
        '-Dtest=io/github/energyjunit/*Tests,io/github/energyjunit/measurement/**,io/github/energyjunit/worker/*Tests,!RelayTests,!ProfileTests,!RuntimesTests,!HouseRulesTests'
}
