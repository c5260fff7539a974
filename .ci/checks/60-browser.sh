# Reports of the profiled sample, of 10,000 tests, of hostile names and of two modules, used in a headless browser
check() {
    apt_install chromium
    # A Node.js from elsewhere brings an npm of its own, beside which Debian's cannot be installed.
    command -v node npm >/dev/null || apt_install nodejs npm
    local reports=$PWD/target/reports
    mkdir -p "$reports"
    # Beside the builds, which leave it half of the machine.
    cp -r .ci/browser "$CI_WORK/browser"
    (cd "$CI_WORK/browser" && npm install --no-audit --no-fund --silent) &
    local packages=$!
    maven -Ptry -pl sample-project -am verify -Denergy.profile=jfr
    maven -q -Ptry -pl energy-report -am package \
        dependency:build-classpath "-Dmdep.outputFile=$CI_WORK/classpath" -Dmdep.includeScope=runtime
    java .ci/Measurements.java "$CI_WORK/many" 10000 10
    java .ci/Measurements.java "$CI_WORK/hostile" 200 12 hostile
    java .ci/Measurements.java "$CI_WORK/core" 40 10
    java .ci/Measurements.java "$CI_WORK/web" 60 10
    local classes
    classes=energy-report/target/classes:$(cat "$CI_WORK/classpath")
    # With baselines and earlier builds, and the two modules in one report.
    java -cp "$classes" .ci/Reports.java --earlier "$CI_WORK/many" "$CI_WORK/hostile"
    java -cp "$classes" .ci/Reports.java --together "$CI_WORK/core" "$CI_WORK/web"
    cp sample-project/target/energy/report.html "$reports/sample.html"
    cp "$CI_WORK/many/report.html" "$reports/many.html"
    cp "$CI_WORK/hostile/report.html" "$reports/hostile.html"
    cp "$CI_WORK/core/report.html" "$reports/modules.html"
    wait "$packages" || missing "the npm packages of .ci/browser could not be installed"
    (
        cd "$CI_WORK/browser"
        node check.mjs "$reports/screenshots" "sample=$reports/sample.html" "many=$reports/many.html" "hostile=$reports/hostile.html" \
            "modules=$reports/modules.html"
    )
}
