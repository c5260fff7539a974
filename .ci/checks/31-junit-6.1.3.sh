# The jar as built against the floor, and its tests, under the newest JUnit 6
check() {
    check_junit 6.1.3
}
