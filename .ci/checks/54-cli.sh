# The command line: a real command keeps its streams and status, its joules are right, and two commands are distinguished by theirs
check() {
    maven -Ptry -pl energy-cli -am package
    local jar
    jar=$(ls energy-cli/target/energy-cli-*.jar | grep -v original)
    local status=0
    java -jar "$jar" -Denergy.source=estimate run --json "$CI_WORK/run.json" -- sh -c 'cat; exit 9' \
        <LICENSE >"$CI_WORK/out" || status=$?
    [ "$status" -eq 9 ] || fail "run ended with $status instead of the command's 9"
    cmp LICENSE "$CI_WORK/out" || fail "run changed the command's output"
    grep -q '"exitStatus" : 9' "$CI_WORK/run.json" || fail "no exit status in the JSON file"

    status=0
    java -jar "$jar" run -- "$CI_WORK/no-such-program" || status=$?
    [ "$status" -eq 127 ] || fail "run ended with $status for a command that is not there"
    java -jar "$jar" generate-completion >"$CI_WORK/completion" && bash -c 'source "$1" && complete -p energy-cli' - \
        "$CI_WORK/completion" || fail "no completion"

    local base='i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'
    local more='i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'
    status=0
    java -jar "$jar" -Denergy.source=estimate compare -- sh -c "$more" --vs sh -c "$base" || status=$?
    [ "$status" -eq 1 ] || fail "50 % more was not found (exit status $status)"
    # One in a thousand may be wrong by chance; two in a row are a fault.
    same() { java -jar "$jar" -Denergy.source=estimate compare --pairs 10 -- sh -c "$base" --vs sh -c "$base"; }
    same || same || fail "a command needs more than itself"

    same_documents "$jar"

    apt_install hyperfine
    # A busy machine feeds the counter late, which spoils one attempt; joules that are wrong are so in each.
    right_joules || right_joules || right_joules || fail "a command's joules are more than 2 % off"
}

# Holds the joules of commands against the CPU time that the kernel counts; says so where no control group can be made.
right_joules() {
    local status=0
    bash benchmarks/run-accuracy.sh 1 2 || status=$?
    [ "$status" -ne 77 ] || { echo 'No control group can be made here: the joules of commands were not checked.' && return 0; }
    return "$status"
}

# Makes the sample's documents without Maven, of the files of which the goals made theirs: they differ in when they were made
# and in how they call what makes a baseline.
same_documents() {
    local goals=sample-project/target/energy ours=$CI_WORK/by-cli document
    [ -s "$goals/report.json" ] || maven -Ptry -pl sample-project -am verify
    mkdir "$ours"
    # With the recordings, if the sample was profiled last.
    find "$goals" -maxdepth 1 \( -name '*.jsonl' -o -name '*.jfr' \) -exec cp -t "$ours" {} +
    (cd sample-project && java -jar "../$1" report "$ours") >"$CI_WORK/by-cli.txt"
    for document in report.csv report.md report.json junit-energy.xml; do
        diff <(plain "$goals/$document") <(plain "$ours/$document") ||
            fail "$document of the command line is not what the goals wrote"
    done
}

plain() {
    tr -d '\r' <"$1" | sed -E 's/"created" *: *"[^"]*"//; s/make one by (mvn verify [^ ",<]*|energy(-|&#45;)cli baseline DIR)//g'
}
