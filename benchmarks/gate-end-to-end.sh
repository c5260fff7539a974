#!/bin/sh
# Builds a project again and again with Maven and git as docs/baselines.md says, beside a neighbour that bursts all the
# time, under a counter that follows what its tests do with 3 % noise: tests and their baseline are committed together,
# then comes an unchanged build, then one in which one of five tests needs 35 % more. Prints how often the gate was right.
#
#   mvn -pl energy-maven-plugin -am verify -DskipTests -Dinvoker.test="regression-fails*"
#   benchmarks/gate-end-to-end.sh 20 [options of mvn]
set -eu
tries=$1
shift
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/gate-end-to-end
its=$root/energy-maven-plugin/target/it
[ -d "$its/regression-fails-and-names-the-guilty" ] || {
    echo "First run: mvn -pl energy-maven-plugin -am verify -DskipTests -Dinvoker.test='regression-fails*'" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
cp -r "$its/regression-fails-and-names-the-guilty" "$work/project"
cd "$work/project"
# The base is built elsewhere, so the parent has to be inside the repository.
mkdir -p parent
cp "$its/it-parent/pom.xml" parent/
sed -i 's|<relativePath>.*</relativePath>|<relativePath>parent/pom.xml</relativePath>|' pom.xml
rm -rf target build.log energy-baseline.json

# The neighbour: bursts of up to half a second of work, and as long pauses.
(
    while :; do
        timeout "0.$((RANDOM_SEED = (${RANDOM_SEED:-7} * 137 + 29) % 500 + 50))" sh -c 'while :; do :; done' || true
        sleep "0.$(((RANDOM_SEED * 31) % 450 + 50))"
    done
) &
neighbour=$!
trap 'kill $neighbour 2>/dev/null || true' EXIT

git_() { git -c user.name=Test -c user.email=test@example.org "$@" > /dev/null; }
build() { mvn -B -ntp -Dstyle.color=never "-Denergy.powercap.root=$PWD/powercap" -Denergy.idle=off "$@" > build.txt 2>&1; }
guilty() { sed -n 's/.*\[ERROR\] Energy regression: \([^ ]*\): .*/\1/p' build.txt | sort -u | tr '\n' ' '; }
green=0
judged=0
caught=0
based=0
for i in $(seq "$tries"); do
    rm -rf .git target energy-baseline.json
    printf 'target/\npowercap/\nbuild.txt\n' > .gitignore
    sed -i 's|return .*; // total|return 3; // total|; s|return 3 \* FACTOR;|return 3; // total|' src/main/java/it/Orders.java
    mv src/test/java/it/OrdersTests.java new-tests
    git_ init --quiet --initial-branch=main
    git_ add --all
    git_ commit --quiet --message='code without tests'
    mv new-tests src/test/java/it/OrdersTests.java
    for _ in 1 2 3; do build verify energy:baseline -Denergy.failOn=none "$@"; done
    git_ add --all
    git_ commit --quiet --message='tests and their baseline'
    base=$(git rev-parse --short=10 HEAD)
    if build verify "$@"; then green=$((green + 1)); fi
    if ! grep -q INCONCLUSIVE build.txt; then judged=$((judged + 1)); fi
    cp build.txt "../unchanged-$i.txt"
    sed -i 's|return 3; // total|return 4.05; // total|' src/main/java/it/Orders.java
    git_ commit --quiet --all --message='needs 35 % more'
    if ! build verify "$@" && [ "$(guilty)" = "it.OrdersTests#totals() " ]; then caught=$((caught + 1)); fi
    if grep -q "Checking out the base $base" build.txt; then based=$((based + 1)); fi
    cp build.txt "../worse-$i.txt"
    echo "after $i: unchanged and green $green, all judged $judged; worse and exactly that test named $caught, against the right commit $based"
done
