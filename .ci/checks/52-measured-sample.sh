# The sample on a machine with a counter: joules are measured, and follow the counter
check() {
    local tree=$CI_WORK/powercap
    local watts=20
    feed "$tree" "$watts"
    rm -rf sample-project/target
    # Whether budgets hold, which are meant for another machine, is what 51-broken-budget looks at.
    maven -Ptry -pl sample-project -am verify "-Denergy.powercap.root=$tree" -Denergy.failOnViolation=false
    grep -q '"quality" *: *"measured"' sample-project/target/energy/report.json || fail "report.json does not say measured"

    # A machine that stands still feeds late, which single bodies see: the middle of them does not.
    local found
    found=$(sed -n '/"type":"measurement"/s/.*"durationNanos":\([0-9]*\).*"totalMicrojoules":\([0-9]*\).*/\1 \2/p' sample-project/target/energy/*.jsonl |
        awk '$1 >= 100000000 { printf "%.2f\n", $2 * 1000 / $1 }' | sort -n | awk '{ watts[NR] = $1 } END { if (NR >= 10) print watts[int((NR + 1) / 2)] }')
    printf 'The counter was fed %s W; the measured tests saw %s W.\n' "$watts" "$found"
    awk -v found="$found" -v fed="$watts" 'BEGIN { exit !(found > 0.95 * fed && found < 1.05 * fed) }' ||
        fail "the measured tests saw ${found:-no} W instead of $watts W"
}
