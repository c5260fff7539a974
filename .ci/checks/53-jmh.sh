# Joules per operation in JMH: within 2 % of a fed counter, and from somebody else's shaded jar; with the JDK at hand and JDK 25
check() {
    maven -Ptry,jmh -pl benchmarks,energy-cli -am package
    maven -q -f .ci/jmh/pom.xml "-Dci.target=$CI_WORK/foreign" package
    jmh_joules
    kept "$CI_WORK/jmh-forks"
    (use_jdk 25 && jmh_joules) || [ $? -eq 77 ]
}

jmh_joules() {
    # A busy machine feeds the counter late, which spoils one attempt; joules that are wrong are so in each.
    accurate || accurate || accurate || fail "joules per operation are more than 2 % off"
    foreign forks thrpt,avgt,sample,ss -f 2
    foreign no-forks avgt -f 0
}

accurate() {
    bash benchmarks/jmh-accuracy.sh 2 MeasuringPathBenchmark -p domains=4 -f 1 -wi 1 -w 500ms -i 3 -r 1
}

# Runs somebody else's benchmark from its own shaded jar with the profiler beside it, and looks into JMH's results.
#   foreign <name> <modes> <JMH's options>
foreign() {
    local name=$1 modes=$2 path=$CI_WORK/foreign/benchmarks.jar module
    shift 2
    for module in energy-jmh energy-junit; do
        path=$path:$(ls $module/target/$module-*-SNAPSHOT.jar)
    done
    rm -rf "$CI_WORK/jmh.json" "$CI_WORK/jmh-$name"
    java -cp "$path" org.openjdk.jmh.Main -bm "$modes" -wi 1 -w 200ms -i 3 -r 200ms "$@" -rf json -rff "$CI_WORK/jmh.json" \
        -prof "io.github.energyjunit.jmh.EnergyProfiler:source=estimate;idleWatts=1;output=$CI_WORK/jmh-$name" \
        'JMHSample_21_ConsumeCPU.consume_0512'
    [ "$(grep -c '"energy" :' "$CI_WORK/jmh.json")" -eq "$(tr , '\n' <<<"$modes" | wc -l)" ] || fail "a mode has no joules ($name)"
    grep -q '"scoreUnit" : "J/op"' "$CI_WORK/jmh.json" || fail "no J/op in JMH's results ($name)"
}

# Reports a result file, keeps it as a baseline, and holds it against that.
kept() {
    local cli
    cli=$(ls energy-cli/target/energy-cli-*.jar | grep -v original)
    rm -f "$CI_WORK/jmh-baseline.json"
    java -jar "$cli" report "$1" | tee "$CI_WORK/jmh-report.txt"
    grep -q 'JMHSample_21_ConsumeCPU#consume_0512' "$CI_WORK/jmh-report.txt" || fail "no benchmark in the report"
    java -jar "$cli" baseline "$1" "--energy.baseline.file=$CI_WORK/jmh-baseline.json" || fail "no baseline of JMH's results"
    java -jar "$cli" check "$1" "--energy.baseline.file=$CI_WORK/jmh-baseline.json" || fail "a result is worse than itself"
}
