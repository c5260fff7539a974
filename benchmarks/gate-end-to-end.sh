#!/bin/sh
# Builds a project again and again with Maven and git as docs/baselines.md says, beside a neighbour that bursts all the
# time, and prints how often the gate was right, and whether every document said the same as the exit status.
#
#   mvn -pl energy-maven-plugin -am verify -DskipTests -Dinvoker.skip=false -Dinvoker.test=skip
#   benchmarks/gate-end-to-end.sh counter|estimate|flow TRIES [options of mvn]
#
# counter   a simulated counter that follows what the tests do with 3 % noise; five tests and their baseline of three builds
#           are committed together, then comes an unchanged build, then one in which one test needs 35 % more
# estimate  the same without any counter: the tests work, and joules are estimated from their CPU time
# flow      as counter; but then the test is made 20 % cheaper, measured into the baseline and committed with it, a further
#           build is unchanged, and in the last one the test needs 15 % more than that, which is less than it once did
set -eu
kind=$1
tries=$2
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/gate-end-to-end-$kind
plugin=$root/energy-maven-plugin
its=$plugin/target/it
[ -f "$its/it-parent/pom.xml" ] && [ -d "$its-repo/io/github/energyjunit/energy-maven-plugin" ] || {
    echo "First run: mvn -pl energy-maven-plugin -am verify -DskipTests -Dinvoker.skip=false -Dinvoker.test=skip" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
cp -r "$plugin/src/it/regression-fails-and-names-the-guilty" "$work/project"
cd "$work/project"
# The base is built elsewhere, so the parent has to be inside the repository.
mkdir -p parent powercap/intel-rapl:0
cp "$its/it-parent/pom.xml" parent/
cp "$plugin/src/it/it-parent/Machine.java" src/test/java/it/
echo package-0 > powercap/intel-rapl:0/name
echo 262143328850 > powercap/intel-rapl:0/max_energy_range_uj
echo 1000000000 > powercap/intel-rapl:0/energy_uj
sed "s|@localRepositoryUrl@|file://$HOME/.m2/repository|" "$plugin/src/it/settings.xml" > ../settings.xml
sed -i 's|<relativePath>.*</relativePath>|<relativePath>parent/pom.xml</relativePath>|' pom.xml
main=src/main/java/it/Orders.java
tests=src/test/java/it/OrdersTests.java
sed -i 's|return 3 \* FACTOR;|return 3; // total|' "$main"
source="-Denergy.powercap.root=$PWD/powercap -Denergy.idle=off"
if [ "$kind" = estimate ]; then
    source=-Denergy.source=estimate
    rm src/test/java/it/Machine.java
    cat > "$tests" <<'EOF'
package it;

import io.github.energyjunit.EnergyTest;

class OrdersTests {

    @EnergyTest
    void archives() {
        work(Orders.archive());
    }

    @EnergyTest
    void prints() {
        work(Orders.print());
    }

    @EnergyTest
    void searches() {
        work(Orders.search());
    }

    @EnergyTest
    void sorts() {
        work(Orders.sort());
    }

    @EnergyTest
    void totals() {
        work(Orders.total());
    }

    private static volatile long seen;

    private static void work(double amount) {
        long rounds = (long) (amount * 200_000);
        long value = seen;
        for (long i = 0; i < rounds; i++) {
            value = value * 6_364_136_223_846_793_005L + (value >>> 33);
        }
        seen = value;
    }
}
EOF
fi

"$root/benchmarks/bursting-neighbour.sh" &
neighbour=$!
trap 'kill $neighbour 2> /dev/null || true' EXIT
trap 'exit 1' INT TERM

git_() { git -c user.name=Test -c user.email=test@example.org "$@" > /dev/null; }
build() {
    status=0
    # shellcheck disable=SC2086
    mvn -s ../settings.xml "-Dmaven.repo.local=$its-repo" -B -ntp -Dstyle.color=never -Denergy.formats=default,code-quality -Denergy.history=target/history.jsonl $source "$@" > build.txt 2>&1 || status=$?
    return $status
}
guilty() { sed -n 's/.*\[ERROR\] Energy regression: \([^ ]*\): .*/\1/p' build.txt | sort -u | tr '\n' ' '; }
total() { sed -i "s|return .*; // total|return $1; // total|" "$main"; }
# Prints what every document says of the build whose exit status is given; nothing if all say the same.
contradictions() { # exit status, guilty tests
    for file in report.json junit-energy.xml gl-code-quality.json; do
        [ -s "target/energy/$file" ] || echo "$file is missing"
    done
    verdict=$(sed -n 's/^ *"verdict" *: *"\([A-Z_]*\)".*/\1/p' target/energy/report.json | head -n 1)
    kept=$(tail -n 1 target/history.jsonl | sed 's/.*"verdict":"\([A-Z_]*\)".*/\1/')
    [ "$kept" = "$verdict" ] || echo "report.json says $verdict, but the history $kept"
    failures=$(grep -c '<failure' target/energy/junit-energy.xml || true)
    grave=$(grep -c '"severity" *: *"\(major\|critical\|blocker\)"' target/energy/gl-code-quality.json || true)
    if [ "$1" = 0 ]; then
        [ "$verdict" != FAIL ] || echo "green, but report.json says FAIL"
        [ "$failures" = 0 ] || echo "green, but junit-energy.xml has $failures failures"
        [ "$grave" = 0 ] || echo "green, but the code quality has $grave grave issues"
    else
        [ "$verdict" = FAIL ] || echo "red, but report.json says $verdict"
        [ "$failures" = "$(echo "$2" | wc -w)" ] || echo "red for $2, but junit-energy.xml has $failures failures"
        [ "$grave" = "$(echo "$2" | wc -w)" ] || echo "red for $2, but the code quality has $grave grave issues"
    fi
}
agree() {
    found=$(contradictions "$@")
    if [ -n "$found" ]; then
        disagreed=$((disagreed + 1))
        echo "$found"
    fi
}
# Builds, and counts what should have come of it: green, or red for totals() alone.
unchanged() { # name, options
    name=$1
    shift
    status=0
    build verify "$@" || status=$?
    asked=$((asked + 1))
    [ "$status" != 0 ] || green=$((green + 1))
    grep -q 'INCONCLUSIVE' build.txt || judged=$((judged + 1))
    agree $status "$(guilty)"
    cp build.txt "../$i-$name.txt"
}
worse() { # name, revision of the base, options
    name=$1
    base=$2
    shift 2
    status=0
    build verify "$@" || status=$?
    if [ "$status" != 0 ] && [ "$(guilty)" = "it.OrdersTests#totals() " ]; then caught=$((caught + 1)); fi
    if grep -q "Checking out the base $base" build.txt; then based=$((based + 1)); fi
    agree $status "$(guilty)"
    cp build.txt "../$i-$name.txt"
}
commit() {
    git_ add --all
    git_ commit --quiet --message="$1"
}
asked=0
green=0
judged=0
caught=0
based=0
disagreed=0
for i in $(seq "$tries"); do
    rm -rf .git target energy-baseline.json
    printf 'target/\npowercap/\nbuild.txt\n' > .gitignore
    total 3
    mv "$tests" ../new-tests
    git_ init --quiet --initial-branch=main
    commit 'code without tests'
    mv ../new-tests "$tests"
    for _ in 1 2 3; do build verify energy:baseline -Denergy.failOn=none "$@"; done
    commit 'tests and their baseline'
    unchanged unchanged "$@"
    more=4.05
    if [ "$kind" = flow ]; then
        total 2.4
        # The new level alone: the old runs would stand beside it.
        rm energy-baseline.json
        for _ in 1 2 3; do build verify energy:baseline -Denergy.failOn=none "$@"; done
        commit 'less, and the baseline with it'
        unchanged less "$@"
        more=2.76
    fi
    base=$(git rev-parse --short=10 HEAD)
    total $more
    commit "needs more: $more"
    worse worse "$base" "$@"
    echo "after $i: unchanged and green $green of $asked, all judged $judged; worse and exactly that test named" \
        "$caught of $i, against the right commit $based; documents that contradict the exit status $disagreed"
done
