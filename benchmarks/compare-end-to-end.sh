#!/bin/sh
# Compares a project's work tree with an earlier commit again and again: unchanged, and with one of eight tests 10 %
# hungrier, under a counter that follows what the tests do with 3 % noise, on a machine that from a random moment on needs
# 5 % more power. Prints how often the comparison was right.
#
#   mvn -pl energy-maven-plugin -am install -Dinvoker.test='reports-without*,compare-names*'
#   benchmarks/compare-end-to-end.sh 50 [options of mvn]
#
# FROM=26 begins with the 26th seed, in a folder of its own, so that two of them can share the work.
set -eu
first=${FROM:-1}
last=$((first + $1 - 1))
shift
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/compare-end-to-end-$first
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
git='git -c user.name=Test -c user.email=test@example.org'
$git checkout --quiet base
for i in 1 2 3 4 5; do
    cat > "src/test/java/it/More${i}Tests.java" <<EOF
package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

class More${i}Tests {
    @Test
    @MeasureEnergy
    void works() throws Exception {
        Machine.work(0.$i * Orders.total());
    }
}
EOF
done
sed -i 's/Orders.total()/Orders.sort()/' src/test/java/it/More*Tests.java
$git add --all
$git commit --quiet --message='more tests'
$git tag before
compare() {
    echo 1000000000 > powercap/intel-rapl:0/energy_uj
    # One comparison needs some 150 to 300 J; the step comes anywhere in it.
    step=$(awk -v seed="$1" 'BEGIN { srand(seed); print int(250e6 * rand()) }')
    shift
    mvn -B -Dstyle.color=never -Denergy.powercap.root=powercap -Denergy.idle=off -Denergy.base=before \
        -Denergy.compare.sampleTime=30ms -Dstep.after="$step" energy:compare "$@" > build.txt 2>&1
}
guilty() { sed -n 's/.*\[ERROR\] Energy regression: \([^ ]*\): .*/\1/p' build.txt | sort | tr '\n' ' '; }
green=0
caught=0
blamed=0
for i in $(seq "$first" "$last"); do
    git checkout --quiet src
    if compare "$i" "$@"; then green=$((green + 1)); else cp build.txt "unchanged-$i.txt"; fi
    sed -i 's/return 3;/return 3.3;/' src/main/java/it/Orders.java
    if ! compare "$((i + 1000))" "$@" && guilty | grep -q 'it.OrdersTests#totals() '; then
        caught=$((caught + 1))
    else
        cp build.txt "missed-$i.txt"
    fi
    if [ -n "$(guilty | sed 's/it.OrdersTests#totals() //')" ]; then
        blamed=$((blamed + 1))
        cp build.txt "blamed-$i.txt"
    fi
    echo "after $i: unchanged and green $green, hungrier and named $caught, another one blamed $blamed"
done
