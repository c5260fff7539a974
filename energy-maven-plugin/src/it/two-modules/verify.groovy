def tests = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/target/energy/report.json')).tests.collect { it.test } }
def log = new File(basedir, 'build.log').getText('UTF-8')

assert tests('first') == ['it.FirstTests#works()']
assert tests('second') == ['it.SecondTests#works()']
assert !new File(basedir, 'target/energy').exists()
assert !new File(basedir, 'untested/target/energy').exists()
assert !log.contains('[WARNING] No energy was measured')
assert !log.contains('No test classes')

// Built at the same time, the modules are summed up once, behind the last report.
assert log.count('[INFO] Energy of 2 modules: ') == 1
assert log.count('[INFO] One report of all modules: ') == 1
assert log.indexOf('Energy of 2 modules: ') > log.lastIndexOf('[INFO] Source: ')
assert log =~ /\[INFO\] Energy of 2 modules: .* estimated in 2 tests/
// What was found once for the build is said once.
assert log.readLines().count { it =~ /dle power .*is subtracted/ } == 1

// Both modules keep this build in one history, and show what their joules come to in carbon.
def history = new File(basedir, 'history.jsonl').readLines('UTF-8').collect { new groovy.json.JsonSlurper().parseText(it) }
assert history.collect { it.module } as Set == ['first', 'second'] as Set
assert history.size() == 2
assert history.every { it.quality == 'estimated' && it.microjoules > 0 && it.sets[0].tests.size() == 1 }
def first = new groovy.json.JsonSlurper().parse(new File(basedir, 'first/target/energy/report.json'))
assert first.trend.builds.size() == 1
assert Math.abs(first.carbon.grams - first.totals.all.joules * 472 / 3600000) < 1e-9
assert log.count('Carbon: ') == 2
