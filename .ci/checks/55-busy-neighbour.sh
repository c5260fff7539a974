# A neighbour that never rests is not taken for idle power: 300 ms of work keep their 6 J, in every build
check() {
    [ -r /sys/fs/cgroup/cpuacct/cpuacct.usage ] || [ -r /sys/fs/cgroup/cpu.stat ] || skip 'no CPU time of the machine'
    local tree=energy-maven-plugin/target/busy-neighbour
    rm -rf "$tree"
    # Ended after ten minutes at the latest, whatever becomes of this check.
    timeout 600 java .ci/Feeder.java "$tree" 5 20 &
    local feeder=$!
    timeout 600 sh -c 'while :; do :; done' &
    local neighbour=$!
    # shellcheck disable=SC2064 # the variables are local: they are gone when the trap runs
    trap "kill $feeder $neighbour || true" EXIT
    maven -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false -Dinvoker.test=busy-neighbour-is-no-idle-power
}
