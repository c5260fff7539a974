#!/bin/sh
# Does what sample-project/README.md says under "See a regression found", in a clone of the committed sources, and fails unless
# the last build does, naming a test of CSV:
#   benchmarks/sample-gate.sh [options of mvn]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/sample-gate
rm -rf "$work"
mkdir -p "$work"
git clone -q "$root" "$work/clone"
cd "$work/clone"
# Its own repository of Git, so that nothing is committed to ours.
git config user.name "Somebody"
git config user.email "somebody@example.org"

step() { # name, command ...
    name=$1
    shift
    began=$(date +%s)
    status=0
    "$@" >"$work/$name.log" 2>&1 </dev/null || status=$?
    echo "$name: exit status $status after $(($(date +%s) - began)) s, load $(cut -d ' ' -f 1 /proc/loadavg)"
}

step install mvn -B -ntp "$@" -Ptry -pl energy-maven-plugin -am install
cd sample-project
step baseline mvn -B -ntp "$@" verify energy:baseline
git add energy-baseline.json
git commit -qm "Store the energy of each test"
step unchanged mvn -B -ntp "$@" verify
[ "$status" -eq 0 ] || { echo "the unchanged build fails: $work/unchanged.log" >&2; exit 1; }
line=src/main/java/io/github/energyjunit/sample/CsvLine.java
sed -i '/private static boolean needsQuotes/,/^    }/c\
    private static boolean needsQuotes(String field) {\
        return field.matches("(?s).*[,\\"\\r\\n].*");\
    }' "$line"
git diff --stat -- "$line"
step worse mvn -B -ntp "$@" verify
grep -aE "ERROR. Energy regression|Possible energy regression" "$work/worse.log" || true
if [ "$status" -eq 0 ] || ! grep -aqE "ERROR. Energy regression: .*(CsvFormat|LongInvoice)Tests" "$work/worse.log"; then
    echo "the worse build does not fail by a test of CSV: $work/worse.log" >&2
    exit 1
fi
