# clean, validate, test and a parallel verify with Maven 4
check() {
    check_maven 4.0.0-rc-6 reports-without-configuration,budget-broken-fails,two-modules,regression-of-the-machine-is-not-confirmed
}
