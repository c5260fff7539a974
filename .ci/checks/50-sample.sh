# The sample as the README calls it prints joules and their source
check() {
    maven -pl sample-project -am clean verify -Dinvoker.skip=true "-Dtest=$CI_FEW_TESTS" \
        -Dsurefire.failIfNoSpecifiedTests=false
    [ -s sample-project/target/energy/report.json ] || fail "no sample-project/target/energy/report.json"
}
