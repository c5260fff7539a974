# Real containers of Podman and Testcontainers are shown with the tests they work for, to 5 % of what they used, or 10 % where v2 counts in ticks
check() {
    [ "$(id -u)" -eq 0 ] || skip 'not root: containers without a user namespace need it'
    [ -r /sys/fs/cgroup/cpuacct/cpuacct.usage ] || [ -r /sys/fs/cgroup/cpu.stat ] || skip 'no CPU time of the machine'
    apt_install podman runc busybox-static
    local tree=$PWD/energy-maven-plugin/target/containers
    rm -rf "$tree"
    mkdir -p "$tree/image/bin" "$tree/image/tmp"
    CI_AT_EXIT="remove_containers '$tree'"
    at_exit

    # An image without a registry: one program.
    local name
    cp "$(command -v busybox)" "$tree/image/bin/busybox"
    for name in sh sleep; do
        ln -s busybox "$tree/image/bin/$name"
    done

    containers as-mounted
    if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
        ln -s as-mounted "$tree/version2"
    else
        mount_version2
        containers version2 "$tree/inside"
    fi

    feed "$tree/counter" 5 20
    maven -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false \
        -Dinvoker.test=containers-are-shown-with-the-tests-they-work-for
}

# Mounts v2 over v1 for those alone who are run by $tree/inside, in a group of their own: Podman would empty the root group.
mount_version2() {
    cat >"$tree/inside.new" <<'INSIDE'
#!/bin/sh
exec nsenter --mount=/proc/HOLDER/ns/mnt \
    sh -c 'echo $$ >/sys/fs/cgroup/energy-junit-HOLDER/cgroup.procs && cd "$0" && exec "$@"' "$PWD" "$@"
INSIDE
    chmod +x "$tree/inside.new"
    background unshare --mount --propagation private sh -c "
        mount -t cgroup2 none /sys/fs/cgroup && mkdir /sys/fs/cgroup/energy-junit-\$\$ &&
        sed -i s/HOLDER/\$\$/g '$tree/inside.new' && mv '$tree/inside.new' '$tree/inside' && exec sleep infinity"
    for _ in $(seq 100); do
        [ ! -x "$tree/inside" ] || return 0
        sleep 0.1
    done
    fail 'control groups of version 2 cannot be mounted here'
}

# Removes all containers, and that group with what is left in it, such as a monitor that waits for 5 minutes.
remove_containers() {
    local podman
    for podman in "$1"/*/podman; do
        "$podman" rm -f -t 0 --all >/dev/null || true
    done
    [ ! -x "$1/inside" ] || "$1/inside" sh -c '
        group=/sys/fs/cgroup$(sed -n "s/^0:://p" /proc/self/cgroup)
        echo $$ >/sys/fs/cgroup/cgroup.procs && echo 1 >"$group/cgroup.kill"
        for _ in 1 2 3 4 5; do rmdir "$group" 2>/dev/null && break; sleep 0.2; done
        rmdir /sys/fs/cgroup/libpod_parent/conmon /sys/fs/cgroup/libpod_parent'
}

# Prepares containers, and a java whose tests see them.
#   containers <folder> [<what to run them by>...]
containers() {
    local folder=$tree/$1 store=$CI_WORK/podman/$1
    shift
    mkdir -p "$folder/bin" "$folder/shared" "$store"

    # A machine that mounts v1 has nothing that limits how many processes a group of v2 has.
    printf '[containers]\npids_limit = 0\n' >"$folder/containers.conf"

    # An own store, which goes with this check; the project calls this as well.
    cat >"$folder/podman" <<PODMAN
#!/bin/sh
export CONTAINERS_CONF='$folder/containers.conf'
exec $* podman --root '$store/root' --runroot '$store/run' --tmpdir '$store/tmp' \\
    --storage-driver vfs --cgroup-manager cgroupfs --runtime runc --events-backend file "\$@"
PODMAN
    cat >"$folder/bin/java" <<JAVA
#!/bin/sh
export DOCKER_HOST='unix://$store/api' TESTCONTAINERS_RYUK_DISABLED=true
exec $* '$(command -v java)' "\$@"
JAVA
    chmod +x "$folder/podman" "$folder/bin/java"
    tar -C "$tree/image" -c . | "$folder/podman" import - localhost/energy-burner:1
    local options=(--network none --ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
    "$folder/podman" run --rm "${options[@]}" localhost/energy-burner:1 sh -c : || skip 'Podman starts no container here'

    # A container that nobody has asked to work: it uses 1 s each time that it is told to.
    mkfifo "$folder/shared/go"
    "$folder/podman" run -d --name neighbour "${options[@]}" -v "$folder/shared:/shared" localhost/energy-burner:1 sh -c \
        'while read -r go </shared/go; do (ulimit -t 1; while :; do :; done); : >/shared/done; done' >"$folder/neighbour"
    background "$folder/podman" system service --time=0 "unix://$store/api" 2>>"$CI_WORK/podman.log"
}
