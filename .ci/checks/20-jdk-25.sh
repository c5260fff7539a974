# The whole build on JDK 25
check() {
    use_jdk 25
    maven --version
    maven clean verify
}
