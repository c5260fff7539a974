# The extension's own tests under the last JUnit 5
check() {
    maven -pl energy-junit -am clean test -Djunit.version=5.14.4
}
