def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }
def log = new File(basedir, 'build.log').getText('UTF-8')

def section = json('energy-baseline.json').sections[0]
assert section.classes.keySet().sort() == ['it.OrdersTests', 'it.SmallTests']
assert section.classes['it.OrdersTests'].size() == 3
assert section.classes['it.OrdersTests']*.tests.unique().size() == 1
assert section.ledger.size() == 3
assert log.contains("Added this build's samples of 3 tests, and the totals of 2 classes, to ")

// The same code: what is not small is compared. Some of its tests only: not comparable, and that is said in one line.
assert log.split('BUILD SUCCESS', -1).length == 8
assert log.split('Building a-dearer-set-up', -1)[4] =~ /Totals: [^;(]*it\.OrdersTests[^;(]* compared with the baseline, /
def subset = log.readLines().findAll { it.contains('different tests or a different number of JVMs ran') }
assert subset.size() == 1
assert subset[0].contains('INFO')

// The set-up is three times as dear and the tests are not: the class is named in both builds, and none of its tests. What is
// cold and small, such as the other class and the JVM's start, is as it happens on this machine.
def named = log.readLines().findAll { it =~ /nergy regression: it\.OrdersTests: / }
assert named.size() == 2
assert named[0].contains('an estimate only warns')
assert named[1].startsWith('[ERROR] Energy regression: it.OrdersTests: ')
def report = json('target/energy/report.json')
assert report.verdict == 'FAIL'
assert report.tests.findAll { it.className == 'it.OrdersTests' }.every { it.verdict in ['PASS', 'INCONCLUSIVE', 'IMPROVED'] }
def totals = report.comparedTotals.collectEntries { [it.name, it] }
assert totals['it.OrdersTests'].verdict == 'FAIL'
assert totals['it.OrdersTests'].ratio > 1.7 && totals['it.OrdersTests'].ratio < 3
assert totals["The module's test JVMs"].withoutChangesOf.contains('it.OrdersTests')
['report.md', 'report.html', 'junit-energy.xml'].each {
    assert new File(basedir, 'target/energy/' + it).getText('UTF-8').contains('above the baseline')
}

// The set-up is meant to be as dear: it is accepted for the class, and for nothing else.
assert log.contains('Accepted until ') && log.contains(': the total of it.OrdersTests, up to ')
def accepted = json('energy-accepted.json').accepted
assert accepted.size() == 1
assert accepted[0].subMap(['scope', 'test', 'reason']) == [scope: 'class', test: 'it.OrdersTests', reason: 'a larger database']
assert accepted[0].maxRatio > totals['it.OrdersTests'].ratio
return true
