#!/usr/bin/env bash
# How exact 'energy-cli run' is: joules against the CPU time that the kernel counts in a control group of the command's own,
# under a counter that is fed by the machine's CPU time (10 W and 20 J for each CPU second); seconds beside hyperfine's.
#
#   apt-get install hyperfine
#   mvn -Ptry -pl energy-cli -am package && bash benchmarks/run-accuracy.sh [rounds] [percent]
#
# Prints a table; ends with 1 where the median error of a command is more than that many percent (1), and with 77 where no
# control group can be made, which takes root.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-10}
most=${2:-1}
jar=$(ls energy-cli/target/energy-cli-*.jar | grep -v original | head -1)
work=$(mktemp -d)
groups=/sys/fs/cgroup
[ ! -d "$groups/cpuacct" ] || groups=$groups/cpuacct
group=$groups/energy-run-$$
mkdir "$group" || exit 77
java .ci/Feeder.java "$work/tree" 10 20 &
feeder=$!
trap 'kill "$feeder" 2>/dev/null || true; rmdir "$group"; rm -rf "$work"' EXIT
until [ -s "$work/tree/intel-rapl:0/energy_uj" ]; do sleep 0.1; done

# CPU time of the group in seconds.
counted() {
    if [ -e "$group/cpuacct.usage" ]; then
        awk '{ printf "%.9f\n", $1 / 1e9 }' "$group/cpuacct.usage"
    else
        awk '$1 == "usage_usec" { printf "%.9f\n", $2 / 1e6 }' "$group/cpu.stat"
    fi
}
burn() { echo "awk 'BEGIN { for (i = 0; i < $1; i++) x += i }'"; }
names=('one process' 'two at a time' '400 short processes' 'a pipe')
commands=(
    "$(burn 40000000)"
    "$(burn 20000000) & $(burn 20000000); wait"
    "i=0; while [ \$i -lt 400 ]; do $(burn 40000); i=\$((i+1)); done"
    'head -c 300000000 /dev/zero | gzip -6 | cat >/dev/null'
)
median() { sort -g | awk '{ x[NR] = $1 } END { printf "%f", NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2 }'; }
number() { sed -n "s/^ *\"$1\" : \([0-9.E-]*\),\{0,1\}\$/\1/p" "$work/run.json" | head -1; }

for ((round = 0; round < rounds; round++)); do
    for ((i = 0; i < ${#commands[@]}; i++)); do
        WORK=${commands[i]} hyperfine --style none --shell none --runs 2 --export-csv "$work/time.csv" \
            "sh -c 'eval \"\$WORK\"'" >/dev/null 2>&1
        sed 1d "$work/time.csv" | awk -F, '{ print $(NF - 4) }' >>"$work/hyperfine.$i"
        before=$(counted)
        java -jar "$jar" -Denergy.source=powercap "-Denergy.powercap.root=$work/tree" -Denergy.idleWatts=10 \
            run --json "$work/run.json" -- sh -c "echo \$\$ >$group/cgroup.procs; ${commands[i]}" >/dev/null 2>>"$work/err"
        echo "$before $(counted)" | awk '{ printf "%.6f\n", 20 * ($2 - $1) }' >>"$work/truth.$i"
        number seconds >>"$work/seconds.$i"
        number joules >>"$work/joules.$i"
        paste "$work/joules.$i" "$work/truth.$i" | tail -1 | awk '{ printf "%.4f\n", 100 * ($1 / $2 - 1) }' >>"$work/error.$i"
    done
done

status=0
echo "| command | hyperfine | \`run\` | joules | counted by the kernel | median error | largest of $rounds |"
echo '|---|---|---|---|---|---|---|'
for ((i = 0; i < ${#commands[@]}; i++)); do
    error=$(median <"$work/error.$i")
    largest=$(sed 's/-//' "$work/error.$i" | sort -g | tail -1)
    printf '| %s | %.2f s | %.2f s | %.2f J | %.2f J | %+.2f %% | %.2f %% |\n' "${names[i]}" \
        "$(median <"$work/hyperfine.$i")" "$(median <"$work/seconds.$i")" "$(median <"$work/joules.$i")" \
        "$(median <"$work/truth.$i")" "$error" "$largest"
    awk "BEGIN { exit !($error > $most || $error < -$most) }" && status=1
done
uptime | sed 's/.*load/load/'
exit "$status"
