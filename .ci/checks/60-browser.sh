# Reports of the sample, of 10,000 tests and of hostile names, used in a headless browser
check() {
    apt_install chromium nodejs npm
    local reports=$PWD/target/reports
    mkdir -p "$reports"
    maven -pl sample-project -am verify -DskipITs -Dinvoker.skip=true
    cp sample-project/target/energy/report.html "$reports/sample.html"
    java .ci/Measurements.java "$CI_WORK/many" 10000 10
    java .ci/Measurements.java "$CI_WORK/hostile" 200 12 hostile
    for name in many hostile; do
        maven -pl energy-junit,energy-maven-plugin,sample-project test-compile \
            io.github.energyjunit:energy-maven-plugin:0.1.0-SNAPSHOT:report \
            "-Denergy.output=$CI_WORK/$name" -Denergy.formats=html -Denergy.console.top=3
        cp "$CI_WORK/$name/report.html" "$reports/$name.html"
    done
    (
        cp -r .ci/browser "$CI_WORK/browser"
        cd "$CI_WORK/browser"
        npm install --no-audit --no-fund --silent || missing "the npm packages of .ci/browser could not be installed"
        node check.mjs "$reports/screenshots" "sample=$reports/sample.html" "many=$reports/many.html" "hostile=$reports/hostile.html"
    )
}
