# The jar as built against the floor, and its tests, under the last JUnit 5
check() {
    check_junit 5.14.4
}
