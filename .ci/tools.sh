# Programs that checks build from source, kept in the cache between runs. Each install_<tool> prints the path of its
# program, says everything else on stderr, and ends with another status than 0 where something is missing.
# shellcheck shell=bash

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
    cache=${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}
    program=$cache/bin/$1-$(cat ".ci/fleet/$1"/* | sha256sum | cut -c 1-12)
    if [ ! -x "$program" ]; then
        command -v go >/dev/null || { echo "$1: Go is not installed" >&2; return 1; }
        mkdir -p "$cache/bin"
        work=$(mktemp -d "$cache/$1.XXXXXX") || return 1
        cp ".ci/fleet/$1"/* "$work"
        (cd "$work" && CGO_ENABLED=0 GOFLAGS='-mod=mod -buildvcs=false' go build -trimpath -ldflags='-s -w' \
            -gcflags=all='-N -l' -o program .) >&2 && mv -f "$work/program" "$program"
        rm -rf "$work"
        [ -x "$program" ] || return 1
    fi
    echo "$program"
}
