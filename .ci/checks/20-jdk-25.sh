# Every test that a JDK can fail on JDK 25, and a choice of real builds; every kind of test under each JUnit
check() {
    use_jdk 25
    maven --version
    local builds=reports-without-configuration,budget-broken-fails,measured-with-a-powercap-tree
    builds=$builds,project-that-never-heard-of-us-is-measured
    # Left out: rules about the source, arithmetic alone, and relays, which wait for minutes for programs of other languages.
    local tests='*Tests,!HouseRulesTests,!ModuleWallsTests,!PlacesTests,!Scaphandre*ConformanceTests,!RelayTests'
    tests=$tests,'!ServerFaultsTests,!GateSimulationTests,!TotalsSimulationTests,!StatisticsTests,!BaselineSafetyTests'
    maven clean verify -Ptry -Dmaven.test.skip=false -Dinvoker.skip=false "-Dinvoker.test=$builds" "-Dtest=$tests" \
        -Dsurefire.failIfNoSpecifiedTests=false
    for junit in 5.14.4 6.1.3; do
        maven -pl energy-junit test "-Djunit.version=$junit" -Dmaven.main.skip=true -Dtest=KindsOfTestTests
    done
}
