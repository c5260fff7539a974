# Every test that a JDK can fail on JDK 25, and a choice of real builds; every kind of test under JUnit 6
check() {
    use_jdk 25
    maven --version
    local builds=reports-without-configuration,measured-with-a-powercap-tree,project-that-never-heard-of-us-is-measured
    # Left out: rules about the source, arithmetic alone, and relays, which wait for minutes for programs of other languages.
    local tests='*Tests,!HouseRulesTests,!ModuleWallsTests,!PlacesTests,!Scaphandre*ConformanceTests,!RelayTests'
    tests=$tests,'!PowercapTreePropertyTests,!ServerFaultsTests,!GateSimulationTests,!TotalsSimulationTests,!StatisticsTests,!BaselineSafetyTests'
    maven clean verify -Ptry -Dmaven.test.skip=false -Dinvoker.skip=false "-Dinvoker.test=$builds" "-Dtest=$tests" \
        -Dsurefire.failIfNoSpecifiedTests=false
    maven -pl energy-junit test -Djunit.version=6.1.3 -Dmaven.main.skip=true -Dtest=KindsOfTestTests
}
