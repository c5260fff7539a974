# The extension, compiled against the oldest JUnit, under the newest JUnit 6
check() {
    check_junit 6.1.3
}
