# The whole build with all its tests, on the JDK and the Maven that are at hand
check() {
    maven --version
    maven verify
}
