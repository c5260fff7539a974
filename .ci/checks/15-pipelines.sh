# The pipelines, the GitHub action and the GitLab component pass their linters and schemas, and their scripts do what they should
check() {
    local cache=${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}/lint
    local status=0
    mkdir -p "$cache"
    without=()
    fetch_history || status=1
    lint_yaml "$cache" || status=1
    lint_actions "$cache" || status=1
    lint_jenkinsfile "$cache" || status=1
    run_scripts "$cache" || status=1
    [ "$status" -eq 0 ] || fail "a pipeline does not pass its linter or does not do what it should"
    [ "${#without[@]}" -eq 0 ] || missing "not linted by ${without[*]}"
}

# Each job that judges has the commits that confirming a regression needs, on a machine with counters as well.
fetch_history() {
    local file=docs/ci/github-actions.yml
    [ "$(grep -c 'uses: actions/checkout@' "$file")" -eq "$(grep -c '^ *fetch-depth: 0$' "$file")" ] ||
        { printf '%s: a checkout without fetch-depth: 0\n' "$file"; return 1; }
    for file in docs/ci/gitlab-ci.yml templates/energy.yml; do
        grep -q '^ *GIT_DEPTH: 0$' "$file" || { printf '%s: no GIT_DEPTH: 0\n' "$file"; return 1; }
    done
}

lint_yaml() {
    local tools=$1/python
    if [ ! -x "$tools/bin/check-jsonschema" ] || [ ! -x "$tools/bin/yamllint" ]; then
        { python3 -m venv "$tools" && "$tools/bin/pip" install -q yamllint==1.38.0 check-jsonschema==0.39.0; } || {
            without+=("yamllint and check-jsonschema (python3 with venv, PyPI)")
            return 0
        }
    fi
    "$tools/bin/yamllint" --strict -d '{extends: relaxed, rules: {line-length: {max: 140}}}' docs/ci/*.yml templates/*.yml \
        .github/actions/energy/action.yml &&
        "$tools/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci docs/ci/gitlab-ci.yml &&
        "$tools/bin/check-jsonschema" --builtin-schema vendor.github-workflows docs/ci/github-actions.yml &&
        "$tools/bin/check-jsonschema" --builtin-schema vendor.github-actions .github/actions/energy/action.yml
}

# Runs the scripts of the action and the component with a Maven that only says how it was called.
run_scripts() {
    local python=$1/python/bin/python scripts=$CI_WORK/scripts
    [ -x "$python" ] || return 0
    "$python" .ci/pipeline-scripts.py "$scripts" &&
        "$1/python/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci "$scripts/gitlab.yml" || return 1
    mkdir -p "$CI_WORK/said"
    # shellcheck disable=SC2016 # expanded when it is called
    printf '#!/bin/sh\nprintf "<%%s>" "$@"; echo\n' >"$CI_WORK/said/mvn"
    chmod +x "$CI_WORK/said/mvn"
    local hostile='x; touch pwned $(touch pwned) *'
    GOALS=verify ARGUMENTS=-Pci ACCEPTED=false said '<-B><-Pci><verify>' bash "$scripts/action-1.sh" &&
        GOALS='verify energy:push' ARGUMENTS='' ACCEPTED=true \
            said '<-B><-Denergy.failOnViolation=false><verify><energy:push>' bash "$scripts/action-1.sh" &&
        GOALS=verify ARGUMENTS=$hostile ACCEPTED=false \
            said '<-B><x;><touch><pwned><$(touch><pwned)><*><verify>' bash "$scripts/action-1.sh" &&
        ARGUMENTS='' ACCEPTED=true COMPARE_TIME=5min \
            said '<-B><-Denergy.failOnViolation=false><-Denergy.compare.time=5min><energy:compare>' bash "$scripts/action-2.sh" &&
        ARGUMENTS='' said '<-B><energy:comment>' bash "$scripts/action-3.sh" || return 1
    export ENERGY_GOALS=verify ENERGY_COMPARE_TIME=5min ENERGY_ACCEPT_LABEL=energy-accepted ENERGY_ARGUMENTS='' \
        CI_MERGE_REQUEST_DIFF_BASE_SHA=abc
    local compare='<-Denergy.base=abc><-Denergy.compare.time=5min><energy:compare>'
    CI_PIPELINE_SOURCE=push said '<-B><verify>' sh "$scripts/gitlab-script.sh" &&
        CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_LABELS="bug,$hostile" \
            said "<-B><verify><-B>$compare" sh "$scripts/gitlab-script.sh" &&
        CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_LABELS='bug,energy-accepted' \
            said "<-B><-Denergy.failOnViolation=false><verify><-B><-Denergy.failOnViolation=false>$compare" \
            sh "$scripts/gitlab-script.sh" &&
        CI_PIPELINE_SOURCE=merge_request_event said '<-B><energy:comment>' sh "$scripts/gitlab-after_script.sh" &&
        CI_PIPELINE_SOURCE=push said '' sh "$scripts/gitlab-after_script.sh" || return 1
    [ ! -e pwned ] || { printf 'an input was run as a program\n'; return 1; }
    printf 'The scripts of the action and the component call Maven as they should.\n'
}

# Compares how Maven was called by a script with what is expected.
said() {
    local expected=$1 called
    shift
    called=$(PATH=$CI_WORK/said:$PATH "$1" -e "${@:2}" | tr -d '\n') || { printf 'failed: %s\n' "$*"; return 1; }
    [ "$called" = "$expected" ] || { printf '%s: expected %s, but Maven was called with %s\n' "$*" "$expected" "$called"; return 1; }
}

lint_actions() {
    if [ ! -x "$1/actionlint" ]; then
        { command -v go >/dev/null && GOBIN=$1 go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12; } || {
            without+=("actionlint (Go)")
            return 0
        }
    fi
    "$1/actionlint" -no-color -ignore 'label "bare-metal" is unknown' docs/ci/github-actions.yml && printf 'actionlint: nothing found\n'
}

lint_jenkinsfile() {
    if [ ! -x "$1/node_modules/.bin/npm-groovy-lint" ]; then
        # The last one for Node.js 20.
        { command -v npm >/dev/null && npm install --prefix "$1" --no-audit --no-fund --silent npm-groovy-lint@15.2.2; } || {
            without+=("npm-groovy-lint (Node.js)")
            return 0
        }
    fi
    "$1/node_modules/.bin/npm-groovy-lint" --noserver --failon warning --path docs/ci --files '**/Jenkinsfile'
}
