#!/usr/bin/env bash
# Run a suite without and with energy-junit, in turns, and compare outcomes and wall time:
#   benchmarks/zero-touch/pairs.sh suite [pairs] [option of mvn ...]
# Where the whole machine was much busier than the build itself, look at processor time, not at wall time.
# Say MAVEN_ARGS=-Dmaven.repo.local=... for another local repository.
set -euo pipefail
suite=${1:?name a suite: codec, collections, csv or text}
pairs=${2:-5}
shift $(($# < 2 ? $# : 2))
here=$(cd "$(dirname "$0")" && pwd)
plugin=io.github.energyjunit:energy-maven-plugin:0.1.0-SNAPSHOT
work=$here/target/pairs-$suite
mkdir -p "$work"

TIMEFORMAT='%R %U %S'

busy() { # of all processors, in ticks of 10 ms
    awk '/^cpu / { print $2 + $3 + $4 + $7 + $8; exit }' /proc/stat
}

run() { # name of the run, goals
    local name=$1 ticks
    shift
    rm -rf "$here/target/surefire-reports" "$here/target/energy"
    ticks=$(busy)
    { time mvn -B ${MAVEN_ARGS:-} -f "$here" -Psuite-"$suite" "$@" >"$work/$name.log" 2>&1; } 2>"$work/$name.time"
    # wall, user, system, and what the whole machine did meanwhile, all in seconds
    read -r wall user system <"$work/$name.time"
    echo "$wall $user $system $((($(busy) - ticks) / 100))" >"$work/$name.time"
    rm -rf "$work/$name"
    mkdir "$work/$name"
    mv "$here/target/surefire-reports" "$work/$name/"
    if [ -d "$here/target/energy" ]; then mv "$here/target/energy" "$work/$name/"; fi
}

options=("$@")
rm -f "$work"/*.time
run "warm-up" verify "${options[@]}"
for ((pair = 1; pair <= pairs; pair++)); do
    if ((pair % 2)); then
        run "without-$pair" verify "${options[@]}"
        run "with-$pair" $plugin:prepare verify $plugin:report "${options[@]}"
    else
        run "with-$pair" $plugin:prepare verify $plugin:report "${options[@]}"
        run "without-$pair" verify "${options[@]}"
    fi
    java "$here/Outcomes.java" "$work/without-$pair" "$work/with-$pair" || true
    echo "  wall, user, system, whole machine (s): without $(cat "$work/without-$pair.time"), with $(cat "$work/with-$pair.time")"
done
java "$here/Outcomes.java" "$work"
