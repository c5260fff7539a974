# clean, validate, test and a parallel verify with Maven 3.9, and tests in Kotlin, Groovy and Spock
check() {
    # Static analysis runs under Maven 3.8 alone.
    check_maven 3.9.16 reports-without-configuration,budget-broken-fails,two-modules,tests-in-kotlin-and-groovy-are-left-as-they-are
}
