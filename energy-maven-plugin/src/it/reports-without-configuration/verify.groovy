def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

def ids = report.tests.collect { it.test } as Set
assert ids == ['it.WorkTests#works()', 'it.WorkTests#works_for(int)[1]', 'it.WorkTests#works_for(int)[2]'] as Set
assert report.tests.every { it.joules > 0 && it.samples.size() == 1 && it.verdict == 'MISSING_BASELINE' }
assert report.quality in ['measured', 'relayed', 'estimated']
assert log.contains('Energy of 3 tests in reports-without-configuration: ')
assert log.contains('Documents in ')
assert new File(basedir, 'target/energy/report.csv').readLines().size() == 4
assert new File(basedir, 'target/energy/report.html').getText('UTF-8').contains('WorkTests#works()')
assert log.contains('No test was judged: none has an energy budget or a baseline.')
