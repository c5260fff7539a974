# Joules per operation from a shaded JMH jar, with the JDK at hand and with JDK 25
check() {
    maven -Ptry,jmh -pl benchmarks -am package
    jmh_joules
    (use_jdk 25 && jmh_joules) || [ $? -eq 77 ]
}

# Runs two benchmarks with the profiler and looks for their joules in JMH's own results.
jmh_joules() {
    local results=$CI_WORK/jmh.json
    rm -rf "$results" "$CI_WORK/jmh-energy"
    java -jar benchmarks/target/benchmarks.jar -f 1 -wi 1 -w 200ms -i 2 -r 500ms -rf json -rff "$results" \
        -prof "io.github.energyjunit.jmh.EnergyProfiler:source=estimate;output=$CI_WORK/jmh-energy" 'MeasuringPathBenchmark'
    [ "$(grep -c '"energy" :' "$results")" -eq "$(grep -c '"benchmark" :' "$results")" ] || fail "a benchmark has no joules"
    grep -q '"scoreUnit" : "J/op"' "$results" || fail "no J/op in JMH's results"
    grep -qh '"type":"measurement"' "$CI_WORK"/jmh-energy/*.jsonl || fail "no measurement file"
}
