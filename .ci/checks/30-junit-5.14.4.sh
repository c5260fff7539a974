# The extension, compiled against the oldest JUnit, under the last JUnit 5
check() {
    check_junit 5.14.4
}
