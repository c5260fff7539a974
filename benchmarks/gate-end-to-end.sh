#!/bin/sh
# Builds a project again and again with Maven, unchanged and with two of five tests 20 % hungrier, under a counter that
# follows what its tests do with 3 % noise, each time with a baseline of its own. Prints how often the gate was right.
#
#   mvn -pl energy-maven-plugin -am install -DskipTests -Dinvoker.skip=false -Dinvoker.test="regression-fails*"
#   benchmarks/gate-end-to-end.sh 20 [options of mvn]
set -eu
tries=$1
shift
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/gate-end-to-end
its=$root/energy-maven-plugin/target/it
[ -d "$its/regression-fails-and-names-the-guilty" ] || {
    echo "First run: mvn -pl energy-maven-plugin -am verify -Dinvoker.test='regression-fails*'" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
cp -r "$its/it-parent" "$its/regression-fails-and-names-the-guilty" "$work"
cd "$work/regression-fails-and-names-the-guilty"
build() { mvn -B -Dstyle.color=never -Denergy.powercap.root=powercap "$@" > build.txt 2>&1; }
guilty() { sed -n 's/.*\[ERROR\] Energy regression: \([^ ]*\): .*/\1/p' build.txt | sort | tr '\n' ' '; }
green=0
caught=0
for i in $(seq "$tries"); do
    rm -f energy-baseline.json
    build verify energy:baseline "$@"
    if build verify "$@"; then green=$((green + 1)); fi
    if ! build verify -Dhungrier=1.2 "$@" \
            && [ "$(guilty)" = "it.OrdersTests#archives() it.OrdersTests#totals() " ]; then
        caught=$((caught + 1))
    fi
    echo "after $i: unchanged and green $green, hungrier and exactly the guilty named $caught"
done
