#!/usr/bin/env bash
# Run ten published projects of ten shapes without and with energy-junit, and compare outcomes test case by test case:
#   benchmarks/zero-touch/ten.sh [shape ...]
# Prints one row of a table for each and what was said of measuring. Says 1 where an outcome differs.
# MAVEN_ARGS=-Dmaven.repo.local=... for another local repository.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$here/target/ten
plugin=io.github.energyjunit:energy-maven-plugin:${ENERGY_VERSION:-0.1.0-SNAPSHOT}
# What projects check besides their tests; none of it concerns these.
quiet=(-Drat.skip -Dcheckstyle.skip -Denforcer.skip -Dmaven.javadoc.skip -Dspotless.check.skip -Danimal.sniffer.skip
    -Dmaven.test.failure.ignore -Dpmd.skip -Dcpd.skip -Dspotbugs.skip -Djapicmp.skip)

# shape, published source release (or - for a project of ours around a published test jar), options
projects='
jpms           -
multi-module   org.apache.maven.resolver:maven-resolver:1.9.18             -pl maven-resolver-api,maven-resolver-spi,maven-resolver-util
jacoco         -
forks          -
parallel       -
failsafe       -
junit-4        org.apache.maven.shared:maven-common-artifact-filters:3.2.0
old-jupiter    -
spring-boot    org.apache.rocketmq:rocketmq-spring-all:2.3.0               -pl rocketmq-spring-boot -am
kotlin         -
'

maven() { # folder, log, arguments
    local folder=$1 log=$2
    shift 2
    # shellcheck disable=SC2086 # several arguments in one variable
    (cd "$folder" && timeout 900 mvn -B -ntp ${MAVEN_ARGS:-} "${quiet[@]}" "$@") >"$log" 2>&1
}

fetch() { # shape, release, folder: a fresh copy of the project
    rm -rf "$3"
    mkdir -p "$3"
    if [ "$2" = - ]; then
        cp "$here/ten/pom.xml" "$3/pom.xml"
        cp -r "$here/ten/$1" "$3/$1"
        echo "$3/$1"
    else
        maven "$3" "$3/fetch.log" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
            "-Dartifact=$2:zip:source-release" "-DoutputDirectory=$3"
        (cd "$3" && unzip -q ./*.zip)
        dirname "$(find "$3" -mindepth 2 -maxdepth 2 -name pom.xml)"
    fi
}

status=0
while read -r shape release options; do
    [ -n "$shape" ] || continue
    if [ $# -gt 0 ] && [[ " $* " != *" $shape "* ]]; then continue; fi
    # shellcheck disable=SC2206 # options are words
    words=($options)
    without=$(fetch "$shape" "$release" "$work/$shape/without")
    maven "$without" "$work/$shape/without.log" verify "${words[@]}" && ended=0 || ended=$?
    with=$(fetch "$shape" "$release" "$work/$shape/with")
    maven "$with" "$work/$shape/with.log" "$plugin:prepare" verify "$plugin:report" "${words[@]}" && ended2=0 || ended2=$?
    echo "$shape ($release): exit status $ended without, $ended2 with"
    [ "$ended" = "$ended2" ] || status=1
    java "$here/Outcomes.java" "$without" "$with" || status=1
    grep -hE 'is added to its test JVMs|are not measured|No energy was measured' "$work/$shape/with.log" | sort | uniq -c || true
done <<<"$projects"
exit $status
