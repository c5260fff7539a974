# The pipelines to copy from docs/ci pass actionlint, yamllint, the schemas of GitHub and GitLab, and npm-groovy-lint
check() {
    local cache=${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}/lint
    local status=0
    mkdir -p "$cache"
    without=()
    lint_yaml "$cache" || status=1
    lint_actions "$cache" || status=1
    lint_jenkinsfile "$cache" || status=1
    [ "$status" -eq 0 ] || fail "a pipeline of docs/ci does not pass its linter"
    [ "${#without[@]}" -eq 0 ] || missing "not linted by ${without[*]}"
}

lint_yaml() {
    local tools=$1/python
    if [ ! -x "$tools/bin/check-jsonschema" ] || [ ! -x "$tools/bin/yamllint" ]; then
        { python3 -m venv "$tools" && "$tools/bin/pip" install -q yamllint==1.38.0 check-jsonschema==0.39.0; } || {
            without+=("yamllint and check-jsonschema (python3 with venv, PyPI)")
            return 0
        }
    fi
    "$tools/bin/yamllint" --strict -d '{extends: relaxed, rules: {line-length: {max: 140}}}' docs/ci/*.yml &&
        "$tools/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci docs/ci/gitlab-ci.yml &&
        "$tools/bin/check-jsonschema" --builtin-schema vendor.github-workflows docs/ci/github-actions.yml
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
