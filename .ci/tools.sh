# Programs that checks build from source, kept in the cache between runs. Each install_<tool> prints the path of its
# program, says everything else on stderr, and ends with another status than 0 where something is missing.
# shellcheck shell=bash

tools_cache() {
    echo "${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}"
}

# Prints the path of a tool; waits where another process is just building it.
#   tool <name>
tool() {
    local lock
    mkdir -p "$(tools_cache)"
    exec {lock}>"$(tools_cache)/$1.lock"
    flock -w 1500 "$lock" || return 1
    "install_$1" {lock}>&-
    local status=$?
    exec {lock}>&-
    return "$status"
}

# Gets ready what later checks need, while the first ones run: compilers and downloads take minutes where nothing is cached.
prepare_tools() {
    local packages name
    # The reason of a check is the check's own.
    missing() { echo "$*"; exit 1; }
    # shellcheck disable=SC2013 # words, not lines
    packages=$(sed -n 's/^ *apt_install \([^>]*\).*/\1/p' .ci/checks/*.sh | tr ' ' '\n' | sort -u)
    # shellcheck disable=SC2086 # one package a word
    (apt_install $packages) || echo "prepare: not all packages could be installed"
    for name in $(sed -n 's/^install_\([a-z]*\)() *{/\1/p' .ci/tools.sh); do
        (tool "$name") || echo "prepare: no $name"
    done
}

install_scaphandre() {
    local program
    if program=$(command -v scaphandre); then
        echo "$program"
        return
    fi
    program=$(tools_cache)/bin/scaphandre
    if [ ! -x "$program" ]; then
        command -v cargo >/dev/null || { echo 'neither scaphandre nor cargo is installed' >&2; return 1; }
        # Without its default features: their riemann_client does not compile with current Rust. Not optimised, which takes a
        # quarter as long.
        CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_LTO=off \
            cargo install scaphandre --version 1.0.0 --locked --no-default-features --features "prometheus json qemu" \
            --root "$(tools_cache)" >&2 || return 1
    fi
    echo "$program"
}

# An OpenTelemetry collector of its official Go modules: about 3 minutes of CPU time where nothing is cached.
install_collector() {
    go_program collector
}

# What holds dashboards against Grafana's schema, of its Go module: half a minute of CPU time.
install_dashboard() {
    go_program dashboard
}

# Builds .ci/fleet/<name> with the versions of its go.mod. Not optimised, which takes half as long.
go_program() {
    local cache program work
    cache=$(tools_cache)
    program=$cache/bin/$1-$(cat ".ci/fleet/$1"/* | sha256sum | cut -c 1-12)
    if [ ! -x "$program" ]; then
        command -v go >/dev/null || { echo "$1: Go is not installed" >&2; return 1; }
        mkdir -p "$cache/bin"
        work=$(mktemp -d "$cache/$1.XXXXXX") || return 1
        cp ".ci/fleet/$1"/* "$work"
        (cd "$work" && GOGC=400 CGO_ENABLED=0 GOFLAGS='-mod=mod -buildvcs=false' go build -trimpath -ldflags='-s -w' \
            -gcflags=all='-N -l' -o program .) >&2 && mv -f "$work/program" "$program"
        rm -rf "$work"
        [ -x "$program" ] || return 1
    fi
    echo "$program"
}
