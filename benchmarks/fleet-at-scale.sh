#!/bin/sh
# How long a baseline of 10,000 tests and 20 builds takes to read from a real Prometheus server, alone and beside a fleet,
# and what the fleet's series cost that server, by its own numbers.
#
#   mvn -pl benchmarks -am compile dependency:build-classpath -Dmdep.outputFile=$PWD/benchmarks/target/classpath
#   benchmarks/fleet-at-scale.sh [modules of the fleet]
#
# 25 modules are 10^6 series, for which the server takes some gigabytes of memory. Needs prometheus, promtool and curl.
set -eu
modules=${1:-25}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
pids=
trap 'kill $pids 2> /dev/null || true; wait; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
series() { java -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" "io.github.energyjunit.benchmarks.gate.$@"; }

series FleetSeries history 20 > "$work/history"
promtool tsdb create-blocks-from openmetrics --quiet "$work/history" "$work/data"
echo "History of 10,000 tests and 20 builds: $(du -k "$work/history" | cut -f1) kB of text, $(du -sk "$work/data" | cut -f1) kB of blocks"

java -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" \
    io.github.energyjunit.benchmarks.gate.FleetSeries serve "$modules" 1200 > "$work/port" &
pids=$!
until [ -s "$work/port" ]; do sleep 0.2; done
port=$(shuf -i 20000-40000 -n 1)
server=http://localhost:$port
start() {
    prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
        --web.listen-address="localhost:$port" > "$work/log" 2>&1 &
    prometheus=$!
    pids="$pids $prometheus"
    for _ in $(seq 300); do
        ! curl -sf "$server/-/ready" > /dev/null || return 0
        sleep 0.2
    done
    tail "$work/log"
    exit 1
}
# Prints a metric of the server itself, without exponents.
own() { curl -s "$server/metrics" | awk -v name="$1" '$1 == name { printf "%.0f", $2 }'; }

echo 'scrape_configs: []' > "$work/prometheus.yml"
start
echo "Alone:"
series FleetSpeed "$server"
echo "Memory of the server: $(($(own process_resident_memory_bytes) >> 20)) MB"
kill "$prometheus"
wait "$prometheus" || true

cat > "$work/prometheus.yml" << EOF
scrape_configs:
  - job_name: fleet
    scrape_interval: 2m
    scrape_timeout: 2m
    honor_labels: true
    static_configs:
      - targets: ['localhost:$(cat "$work/port")']
EOF
# The first page is asked for at some moment of the interval.
start
for _ in $(seq 600); do
    scraped=$(curl -s "$server/api/v1/query?query=scrape_duration_seconds" | sed -n 's/.*,"\([0-9.]*\)"\].*/\1/p')
    [ -z "$scraped" ] || break
    sleep 1
done
echo "Beside a fleet of $modules modules:"
echo "$(own prometheus_tsdb_head_series) series, scraped in $scraped s; memory of the server: $(($(own process_resident_memory_bytes) >> 20)) MB; write-ahead log: $(du -sm "$work/data/wal" | cut -f1) MB"
series FleetSpeed "$server"
echo "Memory of the server: $(($(own process_resident_memory_bytes) >> 20)) MB"
