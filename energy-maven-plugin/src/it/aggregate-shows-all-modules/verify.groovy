def report = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/report.json')) }
def log = new File(basedir, 'build.log').getText('UTF-8')

// The same test of two modules is two tests, also where a module keeps its measurements elsewhere.
def whole = report('target/energy')
assert whole.modules == ['core', 'web']
assert whole.tests.collect { [it.module, it.test] } as Set == [['core', 'it.SameTests#works()'], ['web', 'it.SameTests#works()']] as Set
assert whole.tests.every { it.joules > 0 && it.quality == 'estimated' }
assert whole.totals.reason.contains('core: ') && whole.totals.reason.contains('web: ')
assert Math.abs(whole.totals.all.joules - whole.tests.sum { it.joules }) < 0.00001
assert new File(basedir, 'target/energy/report.html').getText('UTF-8').contains('Energy of aggregate-shows-all-modules')

// A module that has tests and no measurement is reported, one without tests is not.
assert whole.warnings.any { it.startsWith('bare: it has test classes, but there is no measurement') }
assert log.contains('[WARNING] bare: it has test classes')
assert !log.contains('[WARNING] all: ')

// The last module's report, bound to a phase, has its dependencies and nothing else.
def last = report('all/target/energy')
assert last.tests.collect { it.module } as Set == ['core', 'web'] as Set
assert last.warnings.every { !it.startsWith('bare') }

// The site of the root shows the report and links it.
assert new File(basedir, 'target/site/energy/index.html').text == new File(basedir, 'target/energy/report.html').text
assert new File(basedir, 'target/site/project-reports.html').text.contains('energy/index.html')
