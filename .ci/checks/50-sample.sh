# The README's first command, from an empty local repository: the sample's joules, and no other module's tests
check() {
    local command
    command=$(sed -n '/^## Try it/,/^## [^T]/s/^mvn \([^#]*[^# ]\) *#.*/\1/p' README.md | head -n 1)
    [ -n "$command" ] || fail "no Maven command below 'Try it' in README.md"
    local log=$CI_WORK/quick-start.log
    git clone -q . "$CI_WORK/first"
    git clone -q . "$CI_WORK/second"
    # The first run downloads, the second one shows what it takes beside that.
    # shellcheck disable=SC2086 # the command's words
    (cd "$CI_WORK/first" && maven "-Dmaven.repo.local=$CI_WORK/empty-repository" $command)
    # shellcheck disable=SC2086
    (cd "$CI_WORK/second" && TIMEFORMAT='Quick start: %R s of wall time, %U s + %S s of CPU time' &&
        time maven -o "-Dmaven.repo.local=$CI_WORK/empty-repository" $command >"$log") 2>"$CI_WORK/quick-start.time" ||
        { tail -n 40 "$log" "$CI_WORK/quick-start.time"; fail "the README's first command fails offline"; }
    cat "$CI_WORK/quick-start.time"
    # Two minutes of two processors; wall time would be that of whatever else runs here.
    awk '/Quick start:/ { fits = $8 + $11 <= 240 } END { exit !fits }' "$CI_WORK/quick-start.time" ||
        fail "the README's first command takes more than two minutes of two processors"
    [ -s "$CI_WORK/second/sample-project/target/energy/report.json" ] || fail "no sample-project/target/energy/report.json"
    grep 'Energy of .* tests in sample-project' "$log" || fail "the console does not show the sample's joules"
    ! grep 'Running io.github.energyjunit' "$log" | grep -v 'energyjunit\.sample\.' || fail "tests of other modules ran"
}
