#!/usr/bin/env bash
# How exact the profiler of energy-jmh is: its J/op against the CPU time per operation that the kernel's clock shows for the
# same iterations, under a counter that is fed by the machine's CPU time (10 W and 20 J for each CPU second).
#
#   mvn -Ptry,jmh -pl benchmarks -am package && bash benchmarks/jmh-accuracy.sh [percent] [JMH's options]
#
# Prints a table; ends with 1 where a benchmark is off by more than that many percent (2). Takes the java on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
most=${1:-2}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- MeasuringPath -f 2 -wi 2 -w 1 -i 5 -r 1
work=$(mktemp -d)
java .ci/Feeder.java "$work/tree" 10 20 &
feeder=$!
trap 'kill "$feeder" 2>/dev/null || true; rm -rf "$work"' EXIT
until [ -s "$work/tree/intel-rapl:0/energy_uj" ]; do sleep 0.1; done

java -jar benchmarks/target/benchmarks.jar "$@" -rf json -rff "$work/jmh.json" \
    -prof "io.github.energyjunit.jmh.EnergyProfiler:source=powercap;powercap.root=$work/tree;idleWatts=10;output=$work/out" \
    -prof io.github.energyjunit.benchmarks.CpuTimeProfiler >"$work/log" || { tail "$work/log"; exit 1; }
java -version 2>&1 | head -1
status=0
python3 - "$work/jmh.json" "$most" <<'PYTHON' || status=$?
import json
import sys

wrong = False
print("| benchmark | mode | J/op | CPU s/op, times 20 J | error |\n|---|---|---|---|---|")
for run in json.load(open(sys.argv[1], encoding="utf-8")):
    name = " ".join([run["benchmark"].rsplit(".", 2)[1] + "." + run["benchmark"].rsplit(".", 1)[1], *run.get("params", {}).values()])
    joules = run["secondaryMetrics"]["energy"]["score"]
    truth = 20 * run["secondaryMetrics"]["cpu"]["score"]
    error = 100 * (joules / truth - 1)
    wrong = wrong or abs(error) > float(sys.argv[2])
    print(f"| {name} | {run['mode']} | {joules:.4g} | {truth:.4g} | {error:+.2f} % |")
sys.exit(wrong)
PYTHON
uptime | sed 's/.*load/load/'
exit "$status"
