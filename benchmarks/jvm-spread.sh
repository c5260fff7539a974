#!/bin/sh
# By how much do JVMs of the same code differ? Runs the sample's tests and those of three published suites in fresh JVMs,
# by CPU time (energy.source=estimate), and prints a table:
#   benchmarks/jvm-spread.sh [JVMs] [rounds] [suite ...]      10, 4, and sample text csv codec
# Each JVM of a published suite runs all tests [rounds] times: the first run is cold, the second half of them is warm.
# Only some classes run: the others have no test of 3 ms, or need minutes, gigabytes or a network. Build the modules first: see README.md.
# MAVEN_ARGS=-Dmaven.repo.local=... for another local repository.
set -eu
jvms=${1:-10}
rounds=${2:-4}
if [ $# -gt 2 ]; then shift 2; else set -- sample text csv codec; fi
here=$(cd "$(dirname "$0")" && pwd)
work=$here/target/jvm-spread
ours=$here/target/classes:$(cat "$here/target/classpath")
package=io.github.energyjunit.benchmarks
junit=$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' "$here/../pom.xml" | head -n 1)

options='-Xms512m -Xmx512m -Denergy.source=estimate -Denergy.measure=all'
again() { # suite, tests, class path, rounds, pattern of classes
    rm -rf "${work:?}/$1"
    mkdir -p "$work/$1"
    before=$(cut -d ' ' -f 1-3 /proc/loadavg)
    start=$(date +%s)
    jvm=1
    while [ "$jvm" -le "$jvms" ]; do
        # Tests may write into the folder that they are run in.
        mkdir "$work/$1/$jvm"
        # shellcheck disable=SC2086 # several options
        (cd "$work/$1/$jvm" && timeout 600 java $options -Denergy.output="$work/$1/$jvm" -Denergy.samples=5 \
            -cp "$3" "$package.SuiteRounds" "$2" "$4" "$5") >"$work/$1/$jvm.log" 2>&1 </dev/null
        jvm=$((jvm + 1))
    done
    # What measuring itself did meanwhile, in its own threads.
    grep -h "^own thread" "$work/$1"/*.log >"$work/$1.own" || true
    echo "$1: $jvms JVMs in $(($(date +%s) - start)) s, load $before, then $(cut -d ' ' -f 1-3 /proc/loadavg)" >&2
    [ "$1" = sample ] && times=0 || times=$4
    java -cp "$ours" "$package.gate.JvmSpreadTable" "$1" "$work/$1" "$times"
}

echo '| tests | with 3 ms | 25 % | median | 75 % | 90 % | noise | estimate | shift |'
echo '|---|---|---|---|---|---|---|---|---|'
for suite; do
    case $suite in
        sample)
            tests=$here/../sample-project/target/test-classes
            jackson=$(echo "$ours" | tr : '\n' | grep jackson | tr '\n' :)
            again sample "$tests" "$tests:$here/../sample-project/target/classes:$jackson$ours" 1 '^(?!.*ReadmeTests).*'
            continue ;;
        text) classes='.*(StringEscapeUtils|ParsedDecimal|AlphabetConverter|RandomStringGenerator|StringSubstitutor|CompositeFormat)Test' ;;
        csv) classes='^(?!.*(PerformanceTest|CSVPrinterTest)).*' ;;
        codec) classes='.*(DigestUtils|HmacAlgorithms|Sha256Crypt|Sha512Crypt|Apr1Crypt|BaseNCodec)Test' ;;
        *) echo "$suite: sample, text, csv or codec" >&2; exit 2 ;;
    esac
    list=$here/target/$suite.classpath
    # shellcheck disable=SC2086 # several arguments in one variable
    mvn -B -ntp -q ${MAVEN_ARGS:-} -f "$here/zero-touch" -Psuite-"$suite" "-Djunit.version=$junit" \
        dependency:build-classpath "-Dmdep.outputFile=$list" -Dmdep.includeScope=test >/dev/null
    jar=$(tr : '\n' <"$list" | grep "/commons-$suite-[^/]*-tests.jar")
    again "$suite" "$jar" "$ours:$(cat "$list")" "$rounds" "$classes"
done
