#!/usr/bin/env bash
# How often 'energy-cli compare' is right: a command against one that does 10 % more work, and against itself, under a
# counter that is fed by the machine's CPU time (10 W and 20 J for each CPU second).
#
#   mvn -Ptry -pl energy-cli -am package && bash benchmarks/compare-commands.sh [rounds] [seconds at most]
#
# Prints one line for each comparison, and how many of them were right. Ends with 1 where any of them was wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20}
most=${2:-3600}
jar=$(ls energy-cli/target/energy-cli-*.jar | grep -v original | head -1)
work=$(mktemp -d)
java .ci/Feeder.java "$work/tree" 10 20 &
feeder=$!
trap 'kill "$feeder" 2>/dev/null || true; rm -rf "$work"' EXIT
until [ -s "$work/tree/intel-rapl:0/energy_uj" ]; do sleep 0.1; done

work() { echo "awk 'BEGIN { for (i = 0; i < $1; i++) x += i }'"; }
base=$(work 4000000)
more=$(work 4400000)
right_more=0 right_same=0 wrong=0 open=0 done_rounds=0
compare() { # what is right, A, B
    local answer status=0
    answer=$(java -jar "$jar" -Denergy.source=powercap -Denergy.powercap.root="$work/tree" -Denergy.idleWatts=10 \
        compare -- sh -c "$2" --vs sh -c "$3" 2>"$work/err") || status=$?
    echo "$1: status $status, ${answer:-$(tail -1 "$work/err")}"
    case "$1 $status $answer" in
        "more 1 "*) right_more=$((right_more + 1)) ;;
        "same 0 A and B need the same"*) right_same=$((right_same + 1)) ;;
        *"not decided"*) open=$((open + 1)) ;;
        *) wrong=$((wrong + 1)) ;;
    esac
}
while [ "$done_rounds" -lt "$rounds" ] && [ "$SECONDS" -lt "$most" ]; do
    compare more "$more" "$base"
    compare same "$base" "$base"
    done_rounds=$((done_rounds + 1))
done
echo "10 % more found: $right_more of $done_rounds; the same called equal: $right_same of $done_rounds;" \
    "not decided: $open; wrong: $wrong; $SECONDS s; $(uptime | sed 's/.*load/load/')"
[ "$wrong" -eq 0 ] && [ "$open" -eq 0 ]
