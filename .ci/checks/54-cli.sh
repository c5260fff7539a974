# The command line: a real command keeps its streams and status, and two commands are told apart by their energy
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
}
