# The sample on a machine with a counter: joules are measured, and follow the counter
check() {
    local tree=$CI_WORK/powercap
    local watts=20
    java .ci/Feeder.java "$tree" "$watts" &
    local feeder=$!
    # shellcheck disable=SC2064 # the variable is local: it is gone when the trap runs
    trap "kill $feeder || true" EXIT
    for _ in $(seq 100); do
        [ -e "$tree/intel-rapl:0" ] && break
        sleep 0.1
    done
    rm -rf sample-project/target
    maven -Ptry -pl sample-project -am verify "-Denergy.powercap.root=$tree"
    grep -q '"quality" *: *"measured"' sample-project/target/energy/report.json || fail "report.json does not say measured"

    local found
    found=$(sed -n 's/.*"durationNanos":\([0-9]*\).*"totalMicrojoules":\([0-9]*\).*/\1 \2/p' sample-project/target/energy/*.jsonl |
        awk '{ nanos += $1; microjoules += $2; n++ } END { if (n) printf "%.2f", microjoules * 1000 / nanos }')
    printf 'The counter was fed %s W; the measured tests saw %s W.\n' "$watts" "$found"
    awk -v found="$found" -v fed="$watts" 'BEGIN { exit !(found > 0.95 * fed && found < 1.05 * fed) }' ||
        fail "the measured tests saw ${found:-no} W instead of $watts W"
}
