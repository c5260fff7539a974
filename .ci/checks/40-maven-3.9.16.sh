# clean, validate, test and a parallel verify with Maven 3.9
check() {
    check_maven 3.9.16 reports-without-configuration,budget-broken-fails,two-modules
}
