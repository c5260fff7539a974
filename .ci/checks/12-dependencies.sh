# Each module declares the dependencies that it uses, and no other
check() {
    # After 10-verify nothing is left to compile.
    maven -q test-compile dependency:analyze-only -pl '!sample-project,!benchmarks'
}
