#!/usr/bin/env bash
# The same tests on this machine, in a container and in a microVM, and one table of all: docs/environments.md.
#
#   mvn -Ptry -pl energy-cli,sample-project -am package && benchmarks/environments.sh [rounds] [environment ...]
#
# Environments: host container microvm (all of them). Measurements and documents go to target/environments.
# Settings, in the environment of this script:
#   TESTS      arguments of JUnit's console launcher (one test of the sample)
#   OPTIONS    options of the JVM that measures, the same everywhere
#   CLASSES    the class path of the tests, energy-junit included (the sample's)
#   POWERCAP   the host's tree of counters (/sys/devices/virtual/powercap); without a counter joules are estimated
#   SCAPHANDRE what "scaphandre qemu" writes for the microVM (/var/lib/libvirt/scaphandre/energy-microvm)
#   KERNEL     a folder with boot/vmlinuz-* and lib/modules, such as an unpacked linux-image package (fetched with apt-get)
#   LIMIT      seconds that one environment may take in one round (600)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
shift || true
[ $# -gt 0 ] || set -- host container microvm
work=$PWD/target/environments
limit=${LIMIT:-600}
powercap=${POWERCAP:-/sys/devices/virtual/powercap}
scaphandre=${SCAPHANDRE:-/var/lib/libvirt/scaphandre/energy-microvm}
tests=${TESTS:---select-class io.github.energyjunit.sample.LongInvoiceTests}
options=${OPTIONS:--Xms256m -Xmx256m -XX:+UseSerialGC -Denergy.samples=5 -Denergy.warmups=2}
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
cli=$(find energy-cli/target -maxdepth 1 -name 'energy-cli-*.jar' 2>/dev/null | head -1)
[ -n "$cli" ] || { echo "There is no energy-cli: mvn -Ptry -pl energy-cli,sample-project -am package"; exit 2; }
mkdir -p "$work/results"

# The counter where it can be read, else the estimate: one source in all environments, but for what a host relays.
source_here=estimate
if [ -r "$powercap/intel-rapl:0/energy_uj" ] || [ -r "$powercap/intel-rapl/intel-rapl:0/energy_uj" ]; then
    source_here=powercap
fi

# One tree for all: this machine's JDK with the libraries that it needs, the tests, and the console launcher.
make_tree() {
    local tree=$work/tree path jar
    rm -rf "$tree"
    mkdir -p "$tree"/{energy,results,proc,sys,dev,tmp,var/scaphandre,powercap,etc} "$tree/jdk"
    tar -C "$java_home" -ch --exclude lib/src.zip bin conf lib release | tar -C "$tree/jdk" -x
    find "$tree/jdk" \( -name '*.so' -o -name java \) -exec ldd {} + 2>/dev/null | grep -o '/[^ ]*\.so[^ ]*' |
        grep -v "^$tree" | sort -u | while read -r path; do
        cp --parents -L "$path" "$tree"
    done
    mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -N \
        -Dartifact=org.junit.platform:junit-platform-console-standalone:1.10.5 "-DoutputDirectory=$tree/energy"
    if [ -z "${CLASSES:-}" ]; then
        # What the sample needs besides JUnit, which the launcher brings.
        mvn -B -ntp -q -Ptry -pl sample-project -am package dependency:copy-dependencies \
            -Dmaven.test.skip=true -DincludeScope=compile "-DoutputDirectory=$work/dependencies"
        CLASSES=sample-project/target/classes:sample-project/target/test-classes:energy-junit/target/classes
        for jar in "$work"/dependencies/jackson-*.jar; do
            CLASSES=$CLASSES:$jar
        done
    fi
    local number=0
    for path in ${CLASSES//:/ }; do
        number=$((number + 1))
        if [ -d "$path" ]; then
            cp -r "$path" "$tree/energy/$number"
        else
            cp "$path" "$tree/energy/$number.jar"
        fi
    done
}

# Prints the command that measures, for a tree at that place; further arguments are settings.
command_in() { # tree, folder of results, settings
    local tree=$1 results=$2 entry path=
    shift 2
    for entry in "$work"/tree/energy/*; do
        path=$path:$tree/energy/${entry##*/}
    done
    printf '%s ' "$tree/jdk/bin/java" "$options" "-Denergy.output=$results" "$@" -cp "${path#:}" \
        org.junit.platform.console.ConsoleLauncher execute "$tests" --details none --disable-banner
}

measure_host() {
    local settings=(-Denergy.source="$source_here")
    [ "$source_here" = estimate ] || settings+=("-Denergy.powercap.root=$powercap")
    # shellcheck disable=SC2046 # words of a command
    timeout "$limit" $(command_in "$work/tree" "$1" "${settings[@]}")
}

why_no_container() {
    command -v podman >/dev/null || echo "podman is not installed (apt-get install podman runc)"
}

measure_container() {
    local settings=(-Denergy.source="$source_here") mounts=(-v "$1:/results")
    if [ "$source_here" = powercap ]; then
        # Runtimes mask the counters at their usual place.
        settings+=(-Denergy.powercap.root=/powercap)
        mounts+=(-v "$powercap:/powercap:ro")
    fi
    podman image exists energy-environments ||
        tar -C "$work/tree" -c . | podman import -q - energy-environments:latest >/dev/null
    # shellcheck disable=SC2046 # words of a command
    timeout "$limit" podman run --rm --runtime "$(command -v runc || command -v crun)" --network none --memory 1g \
        --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 "${mounts[@]}" energy-environments:latest \
        $(command_in "" /results "${settings[@]}")
}

why_no_microvm() {
    local program
    for program in qemu-system-x86_64 cpio busybox; do
        if ! command -v "$program" >/dev/null; then
            echo "$program is not installed (apt-get install qemu-system-x86 cpio busybox-static)"
            return
        fi
    done
    if ! kernel_folder >/dev/null; then
        echo "there is no kernel: set KERNEL to a folder with boot/vmlinuz-* and lib/modules"
    fi
}

# Unpacks Debian's kernel, which has the drivers of 9p shares as modules; nothing is installed.
kernel_folder() {
    local folder=${KERNEL:-$work/kernel}
    if [ -z "${KERNEL:-}" ] && [ ! -d "$folder/boot" ]; then
        local package
        package=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: //p' | head -1)
        mkdir -p "$folder"
        (cd "$folder" && timeout 300 apt-get download "$package" >/dev/null 2>&1 && dpkg -x ./*.deb . && rm -- *.deb) || true
    fi
    ls "$folder"/boot/vmlinuz-* >/dev/null 2>&1 && echo "$folder"
}

# The guest's first files: busybox, and the modules that mount the tree from the host.
make_initramfs() {
    local kernel=$1 root=$work/initramfs modules version
    version=$(basename "$(ls "$kernel"/boot/vmlinuz-* | head -1)" | sed 's/vmlinuz-//')
    modules=lib/modules/$version
    rm -rf "$root"
    mkdir -p "$root"/{bin,proc,sys,tree,"$modules"}
    cp "$(command -v busybox)" "$root/bin/busybox"
    (cd "$kernel" && find "$modules/kernel/drivers/virtio" "$modules/kernel/net/9p" "$modules/kernel/fs/9p" \
        "$modules/kernel/fs/netfs" "$modules/kernel/fs/fscache" -name '*.ko*' 2>/dev/null | cpio -pdm --quiet "$root")
    cat >"$root/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
if grep -q energy.probe /proc/cmdline; then
    echo "the guest runs"
    poweroff -f
fi
mount -t sysfs sys /sys
depmod 2>/dev/null
modprobe virtio_mmio
modprobe virtio_pci
modprobe 9pnet_virtio
modprobe 9p
options=trans=virtio,version=9p2000.L,msize=262144
mount -t 9p -o $options,ro,cache=loose tree /tree
mount -t 9p -o $options results /tree/results
if grep -q scaphandre /tree/results/command; then
    mount -t 9p -o $options,ro relay /tree/var/scaphandre
fi
mount -t tmpfs tmp /tree/tmp
mount -t devtmpfs dev /tree/dev
mount -t proc proc /tree/proc
mount -t sysfs sys /tree/sys
chroot /tree $(cat /tree/results/command)
echo $? >/tree/results/status
sync
poweroff -f
INIT
    chmod +x "$root/init"
    (cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) >"$work/initramfs.gz"
}

# Starts the guest; shares are pairs of a name and a folder, which may be written to if it is called results.
guest() { # seconds at most, accelerator, kernel parameters, shares
    local kernel seconds=$1 accelerator=$2 parameters=$3 machine shares=()
    shift 3
    # Without KVM's clock, a kernel finds none in a microVM to calibrate its own by, and hangs: an ordinary machine then.
    if [ "$accelerator" = kvm ]; then
        machine=(-M "microvm,acpi=on,isa-serial=on,rtc=on" -cpu host)
    else
        machine=(-M q35 -cpu max)
    fi
    while [ $# -gt 0 ]; do
        shares+=(-fsdev "local,id=$1,path=$2,security_model=none$([ "$1" = results ] || echo ,readonly=on)"
            -device "virtio-9p-$([ "$accelerator" = kvm ] && echo device || echo pci),fsdev=$1,mount_tag=$1")
        shift 2
    done
    kernel=$(kernel_folder)
    # The name is how Scaphandre knows the guest.
    timeout "$seconds" qemu-system-x86_64 "${machine[@]}" -accel "$accelerator" -smp "$(nproc)" -m 1g \
        -name guest=energy-microvm -nodefaults -no-user-config -no-reboot -display none -serial stdio \
        -kernel "$(ls "$kernel"/boot/vmlinuz-* | head -1)" -initrd "$work/initramfs.gz" \
        -append "console=ttyS0 panic=-1 reboot=t $parameters" "${shares[@]}" </dev/null
}

# KVM where a guest gets through its start with it: on some virtual machines /dev/kvm is there, but guests hang.
choose_accelerator() {
    if [ ! -s "$work/initramfs.gz" ]; then
        make_initramfs "$(kernel_folder)"
        accelerator=tcg
        if [ -w /dev/kvm ] && guest 30 kvm energy.probe 2>&1 | grep -q 'the guest runs'; then
            accelerator=kvm
        fi
    fi
    echo "microvm: accelerator $accelerator" | tee "$work/accelerator"
}

measure_microvm() {
    local settings=(-Denergy.source=estimate) shares=(tree "$work/tree" results "$work/guest")
    choose_accelerator
    if [ -d "$scaphandre" ]; then
        settings=(-Denergy.source=scaphandre)
        shares+=(relay "$scaphandre")
    fi
    mkdir -p "$work/guest"
    rm -f "$work"/guest/*
    command_in "" /results "${settings[@]}" >"$work/guest/command"
    guest "$limit" "$accelerator" "" "${shares[@]}"
    [ "$(cat "$work/guest/status" 2>/dev/null)" = 0 ] || return 1
    cp "$work"/guest/measurements-*.jsonl "$1"
}

make_tree
rm -rf "$work/results" "$work/initramfs.gz"
if command -v podman >/dev/null; then
    podman rmi -f energy-environments >/dev/null 2>&1 || true
fi
measured=()
for environment in "$@"; do
    reason=
    [ "$environment" = host ] || reason=$("why_no_$environment")
    if [ -n "$reason" ]; then
        echo "$environment: left out: $reason"
    else
        mkdir -p "$work/results/$environment"
        measured+=("$environment")
    fi
done
# In turns, so that a change of the machine in between meets all of them.
for round in $(seq "$rounds"); do
    for environment in "${measured[@]}"; do
        started=$SECONDS
        "measure_$environment" "$work/results/$environment" >"$work/$environment.log" 2>&1 ||
            echo "$environment: round $round failed, see $work/$environment.log"
        echo "$environment, round $round: $((SECONDS - started)) s, $(uptime | sed 's/.*load/load/')"
    done
done
labels=()
for environment in "${measured[@]}"; do
    if ls "$work/results/$environment"/measurements-*.jsonl >/dev/null 2>&1; then
        labels+=("$environment=$work/results/$environment")
    else
        echo "$environment: left out: nothing was measured, see $work/$environment.log"
    fi
done
[ ${#labels[@]} -ge 2 ] || { echo "A table takes two environments at least."; exit 1; }
java -jar "$cli" environments "${labels[@]}" "--energy.output=$work"
