// Each CPU second of the machine is 20 J, on a machine that draws 5 W when idle.
def json = new groovy.json.JsonSlurper()
// In build 3 the machine's busy time is counted in ticks, which miss what runs between two of them (docs/accuracy.md).
def bound = ['1': 0.05, '2': 0.05, '3': 0.1]
def close = { build, double value, double truth -> Math.abs(value - truth) <= bound[build] * truth }
def problems = []
def unnamed = []
['1', '2', '3'].each { build ->
    def included = build != '1'
    def report = json.parse(new File(basedir, "target/$build/report.json"))
    def all = 0
    def version = new File(basedir, "target/$build/version").text
    println "Build $build: control groups of version $version"
    assert build != '3' || version == '2'
    def truths = new File(basedir, "target/$build/truth").readLines()
    assert truths.size() == 3
    truths.each { line ->
        def (name, container, own) = line.split(' ')
        def inContainer = 2e-8 * (container as long)
        def itself = 2e-8 * (own as long)
        all += inContainer
        def test = report.tests.find { it.test.contains("#$name(") }
        def expected = included ? itself + inContainer : itself
        println "Build $build: $name: in containers ${test.containersJoules} J of $inContainer J, in all ${test.joules} J of $expected J"
        if (!close(build, test.containersJoules, inContainer)) problems << "in containers: $line: ${test.containersJoules}"
        // The truth about a JVM and its children is four numbers in ticks of 10 ms, and threads that have ended are known to 20 ms.
        if (!close(build, test.joules, expected) && Math.abs(test.joules - expected) > 1.2) problems << "in all: $line: ${test.joules}"
    }
    def ledger = report.ledger.collectEntries { [it.what, it.joules] }
    println "Build $build: ledger $ledger, of them $all J in containers"
    println "Build $build: $report.topContainers"
    // Those that lived outside a body have names, by the socket of Podman's service.
    if (report.topContainers.find { it.name == 'neighbour' }?.testcontainers != false) unnamed << "neighbour of build $build"
    if (report.topContainers.find { it.testcontainers }?.image != 'localhost/energy-burner:1') unnamed << "Testcontainers' of build $build"
    if (!close(build, ledger.containers ?: 0, all)) problems << "ledger: ${ledger.containers} of $all"
}
assert problems == []
// A service that takes longer for an answer than a test may wait, as on a busy machine, is asked no more: not in every build.
assert unnamed.collect { it[-1] }.toSet().size() < 3
