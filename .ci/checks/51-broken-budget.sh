# The README's command that breaks a budget ends red, with our message
check() {
    local log=$CI_WORK/broken-budget.log
    local status=0
    maven -Ptry,break-budget -pl sample-project -am verify >"$log" 2>&1 || status=$?
    tail -n 60 "$log"
    [ "$status" -ne 0 ] || fail "the build is green although a budget is broken"
    grep -q 'energy-maven-plugin:.*:check' "$log" || fail "the build is red, but not by the check goal"
}
