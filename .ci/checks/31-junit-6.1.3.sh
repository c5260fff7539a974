# The extension's own tests under the newest JUnit 6
check() {
    maven -pl energy-junit -am clean test -Djunit.version=6.1.3
}
