// Two contexts of 2 s each and more, whose service works for 300 ms in each of three classes: CPU time, which no neighbour changes.
def json = new groovy.json.JsonSlurper()
def lines = []
new File(basedir, 'target/energy').eachFileMatch(~/measurements.*\.jsonl/) { file ->
    file.eachLine('UTF-8') { lines << json.parseText(it) }
}
def millis = { line -> line.entries.collectEntries { [it.what, it.cpuNanos / 1e6] } }
def ledger = lines.findAll { it.type == 'ledger' }.last()
def classes = lines.findAll { it.type == 'classLedger' }.groupBy { it.className }.collectEntries { name, of -> [name, millis(of.last())] }
println "$ledger.contexts contexts, ${millis(ledger)}, $classes"

assert ledger.contexts == 2
// The third class asks for its context by its constructor, where only Spring Boot tells of it.
assert millis(ledger).contexts >= 4_000
assert classes.keySet() == ['it.FirstTests', 'it.SecondTests', 'it.ThirdTests'] as Set
classes.each { name, uses ->
    assert uses.bodies >= 300 && uses.bodies < 2_000
    // Spring's own work for each class; with a context, it would be 2 s more.
    assert uses.findAll { it.key.contains('SetUp') }.values().sum() < 2_000
    assert !uses.contexts
}
def report = json.parse(new File(basedir, 'target/energy/report.json'))
assert report.ledger.find { it.what == 'contexts' }.joules > 0
assert new File(basedir, 'build.log').text =~ /2 application contexts were started for 3 classes: /
