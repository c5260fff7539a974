# Programs that checks build from source, kept in the cache between runs. Each install_<tool> prints the path of its
# program, says everything else on stderr, and ends with another status than 0 where something is missing.
# shellcheck shell=bash

# An OpenTelemetry collector of its official Go modules, about 3 minutes of CPU time where nothing is cached.
install_collector() {
    local cache program work
    cache=${ENERGY_CI_CACHE:-$HOME/.cache/energy-junit-ci}
    program=$cache/bin/otelcol-$(cat .ci/fleet/collector/* | sha256sum | cut -c 1-12)
    if [ ! -x "$program" ]; then
        command -v go >/dev/null || { echo 'the OpenTelemetry collector: Go is not installed' >&2; return 1; }
        mkdir -p "$cache/bin"
        work=$(mktemp -d "$cache/otelcol.XXXXXX") || return 1
        cp .ci/fleet/collector/* "$work"
        # Not optimised, which takes half as long; the versions are those of go.mod.
        (cd "$work" && CGO_ENABLED=0 GOFLAGS='-mod=mod -buildvcs=false' go build -trimpath -ldflags='-s -w' \
            -gcflags=all='-N -l' -o otelcol .) >&2 && mv -f "$work/otelcol" "$program"
        rm -rf "$work"
        [ -x "$program" ] || return 1
    fi
    echo "$program"
}
