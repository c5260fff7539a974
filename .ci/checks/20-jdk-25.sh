# Every test on JDK 25, and a choice of real builds
check() {
    use_jdk 25
    maven --version
    local builds=reports-without-configuration,budget-broken-fails,forks-merged,measured-with-a-powercap-tree
    builds=$builds,project-that-never-heard-of-us-is-measured,no-baseline-names-its-command,two-modules
    maven clean verify "-Dinvoker.test=$builds"
}
