#!/bin/sh
# Ends a comparison at random moments, half of them by Ctrl-C (SIGINT) and half by SIGKILL, and looks whether the next one
# finds and removes what was left: folders, locks, processes; and whether the user's repository stays byte for byte.
#
#   mvn -pl energy-maven-plugin -am install -Dinvoker.test='reports-without*,compare-names*'
#   benchmarks/compare-kills.sh 50 [options of mvn]
set -eu
tries=$1
shift
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/compare-kills
its=$root/energy-maven-plugin/target/it
project=compare-names-the-guilty
[ -d "$its/$project" ] || {
    echo "First run: mvn -pl energy-maven-plugin -am install -Dinvoker.test='reports-without*,compare-names*'" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
cp -r "$its/$project" "$work"
cd "$work/$project"
rm -rf target
checksum() { find .git src pom.xml parent -type f -exec sha256sum {} + | sort | sha256sum; }
processes() { pgrep -f "$work/$project/target/energy/compare" | wc -l; }
before=$(checksum)
dirty=0
after_int=0
mkdir -p target
for i in $(seq "$tries"); do
    if [ $((i % 2)) -eq 0 ]; then signal=KILL; else signal=INT; fi
    setsid sh -c 'trap - INT; exec "$@"' sh mvn -B -Dstyle.color=never -Denergy.powercap.root=powercap -Denergy.idle=off \
        -Denergy.base=base -Denergy.compare.sampleTime=30ms energy:compare "$@" > "build-$i.txt" 2>&1 &
    started=$!
    sleep "$(awk -v seed="$i" 'BEGIN { srand(seed); print 1 + 16 * rand() }')"
    # The shell that set it up has become Maven's own process.
    maven=$(pgrep -s "$started" -f org.codehaus.plexus.classworlds.launcher.Launcher | head -n 1 || true)
    if [ -n "$maven" ]; then kill -s "$signal" "$maven"; fi
    wait "$started" 2> /dev/null || true
    if [ "$signal" = INT ]; then
        sleep 2
        for name in base lock processes; do
            if [ -e "target/energy/compare/$name" ]; then after_int=$((after_int + 1)); fi
        done
        if [ "$(processes)" -gt 0 ]; then after_int=$((after_int + 1)); fi
    fi
    if [ "$(checksum)" != "$before" ]; then dirty=$((dirty + 1)); fi
done
mvn -B -Dstyle.color=never -Denergy.powercap.root=powercap -Denergy.idle=off -Denergy.base=HEAD \
    -Denergy.compare.sampleTime=30ms energy:compare "$@" > last.txt 2>&1 || true
left=0
for name in base lock processes; do
    if [ -e "target/energy/compare/$name" ]; then left=$((left + 1)); fi
done
echo "$tries comparisons ended: repository changed $dirty times; left after Ctrl-C $after_int;" \
    "left after the next run: $left files or folders, $(processes) processes"
