# clean, validate, test and a parallel verify with Maven 3.9
check() {
    # Static analysis has run under Maven 3.8 and runs again under 4.
    check_maven 3.9.16 reports-without-configuration,budget-broken-fails,two-modules -Ptry -Dmaven.test.skip=false
}
