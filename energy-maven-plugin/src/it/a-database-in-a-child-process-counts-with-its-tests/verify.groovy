// What the kernel says that the database has used, in ms of CPU time, which no neighbour changes.
def json = new groovy.json.JsonSlurper()
def lines = []
new File(basedir, 'target/energy').eachFileMatch(~/measurements.*\.jsonl/) { file ->
    file.eachLine('UTF-8') { lines << json.parseText(it) }
}
// Two clocks of two processes, each in ticks of 10 ms at both ends.
def close = { double value, double truth -> Math.abs(value - truth) <= 0.05 * truth + 40 }
def ledger = lines.findAll { it.type == 'ledger' }.last().entries.collectEntries { [it.what, it.cpuNanos / 1e6] }
def problems = []
def bodies = 0
new File(basedir, 'target/truth').eachLine { line ->
    def (name, child, own) = line.split(' ')
    def truth = (child as long) / 1e6
    if (name == 'all') {
        println "children in the ledger $ledger.children of $truth ms"
        if (!close(ledger.children, truth)) problems << "ledger: $ledger.children of $truth"
    } else {
        def test = lines.find { it.type == 'measurement' && it.methodName == name }
        bodies += (own as long) / 1e6
        def whole = truth + (own as long) / 1e6
        println "$name: ${test.cpuNanos / 1e6} of $whole ms, $truth ms in the database"
        if (!close(test.cpuNanos / 1e6, whole)) problems << "$line: $test.cpuNanos"
    }
}
// A body that waits for the database has none of that in the ledger.
println "bodies in the ledger $ledger.bodies of $bodies ms"
if (!close(ledger.bodies, bodies)) problems << "ledger: $ledger.bodies of $bodies"
assert problems == []
def report = json.parse(new File(basedir, 'target/energy/report.json'))
assert report.ledger.find { it.what == 'children' }.joules > 0
