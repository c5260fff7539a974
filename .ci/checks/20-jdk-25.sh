# Every test on JDK 25, and a choice of real builds; every kind of test under each JUnit
check() {
    use_jdk 25
    maven --version
    local builds=reports-without-configuration,budget-broken-fails,measured-with-a-powercap-tree
    builds=$builds,project-that-never-heard-of-us-is-measured
    maven clean verify -Ptry -Dmaven.test.skip=false -Dinvoker.skip=false "-Dinvoker.test=$builds"
    for junit in 5.14.4 6.1.3; do
        maven -pl energy-junit test "-Djunit.version=$junit" -Dmaven.main.skip=true -Dtest=KindsOfTestTests
    done
}
