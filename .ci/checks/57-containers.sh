# Real containers of Podman and Testcontainers are shown with the tests they work for, to 5 % of what they used
check() {
    [ "$(id -u)" -eq 0 ] || skip 'not root: containers without a user namespace need it'
    [ -r /sys/fs/cgroup/cpuacct/cpuacct.usage ] || [ -r /sys/fs/cgroup/cpu.stat ] || skip 'no CPU time of the machine'
    apt_install podman runc busybox-static
    local tree=$PWD/energy-maven-plugin/target/containers
    rm -rf "$tree"
    mkdir -p "$tree/image/bin" "$tree/image/tmp" "$tree/shared" "$CI_WORK/podman"

    # An own store, which goes with this check; the project calls this as well.
    cat >"$tree/podman" <<PODMAN
#!/bin/sh
exec podman --root "$CI_WORK/podman/root" --runroot "$CI_WORK/podman/run" --tmpdir "$CI_WORK/podman/tmp" \\
    --storage-driver vfs --cgroup-manager cgroupfs --runtime runc --events-backend file "\$@"
PODMAN
    chmod +x "$tree/podman"
    CI_AT_EXIT="'$tree/podman' rm -f -t 0 --all >/dev/null"
    at_exit

    # An image without a registry: one program.
    local name
    cp "$(command -v busybox)" "$tree/image/bin/busybox"
    for name in sh sleep; do
        ln -s busybox "$tree/image/bin/$name"
    done
    tar -C "$tree/image" -c . | "$tree/podman" import - localhost/energy-burner:1
    local options=(--network none --ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
    "$tree/podman" run --rm "${options[@]}" localhost/energy-burner:1 sh -c : || skip 'Podman starts no container here'

    # A container that nobody has asked to work: it uses 1 s each time that it is told to.
    mkfifo "$tree/shared/go"
    "$tree/podman" run -d --name neighbour "${options[@]}" -v "$tree/shared:/shared" localhost/energy-burner:1 sh -c \
        'while read -r go </shared/go; do (ulimit -t 1; while :; do :; done); : >/shared/done; done' >"$tree/neighbour"

    feed "$tree/counter" 5 20
    background "$tree/podman" system service --time=0 "unix://$CI_WORK/podman/api" 2>"$CI_WORK/podman.log"
    export DOCKER_HOST=unix://$CI_WORK/podman/api TESTCONTAINERS_RYUK_DISABLED=true
    maven -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false \
        -Dinvoker.test=containers-are-shown-with-the-tests-they-work-for
}
