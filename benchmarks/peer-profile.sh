#!/bin/sh
# Joules of known methods by energy-junit's profile and by JoularJX, alternately, under one counter that follows the CPU time
# of the machine (20 J for each second).
#
#   mvn -pl benchmarks -am compile dependency:build-classpath -Dmdep.outputFile=$PWD/benchmarks/target/classpath
#   benchmarks/peer-profile.sh JOULARJX_JAR [rounds] [seconds]
#
# JoularJX is built from https://github.com/joular/joularjx by 'mvn -DskipTests package'. It reads its counter from a fixed
# path, so this needs root and unshare: what it lays over /sys/class is seen by these processes alone.
set -eu
jar=$(realpath "$1")
rounds=${2:-5}
seconds=${3:-10}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
feeder=
trap '[ -z "$feeder" ] || kill "$feeder" 2> /dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
nice -n -20 java .ci/Feeder.java "$work/tree" 0 20 &
feeder=$!
for _ in $(seq 100); do
    [ ! -s "$work/tree/intel-rapl:0/energy_uj" ] || break
    sleep 0.1
done
unshare -m sh -eu -c '
    mount -t tmpfs tmpfs /sys/class
    mkdir /sys/class/powercap
    mount --bind "$1" /sys/class/powercap
    shift
    exec "$@"' - "$work/tree" \
    java -cp "$PWD/benchmarks/target/classes:$(cat benchmarks/target/classpath)" \
    io.github.energyjunit.benchmarks.profile.PeerTruth "$jar" "$rounds" "$seconds" 20
