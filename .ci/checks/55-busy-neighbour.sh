# A neighbour that never rests is not taken for idle power: 300 ms of work keep their 6 J, in every build
check() {
    [ -r /sys/fs/cgroup/cpuacct/cpuacct.usage ] || [ -r /sys/fs/cgroup/cpu.stat ] || skip 'no CPU time of the machine'
    local tree=energy-maven-plugin/target/busy-neighbour
    rm -rf "$tree"
    feed "$tree" 5 20
    background sh -c 'while :; do :; done' 2>/dev/null
    maven -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false -Dinvoker.test=busy-neighbour-is-no-idle-power
}
