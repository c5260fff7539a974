def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('MISSING_BASELINE: 2 tests (it.WorkTests#uses_much(), it.WorkTests#uses_little()): no baseline to compare with in ')
assert log.contains('make one by mvn verify energy:baseline')
assert log.split('BUILD SUCCESS', -1).length == 3
// Where nothing was judged nothing sounds as if all were well.
assert log.contains('No test was judged: none has an energy budget or a baseline.')
assert !log.contains('No energy budget exceeded')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json')).verdict == 'MISSING_BASELINE'
assert log.contains('[ERROR] Energy regression: MISSING_BASELINE: it.WorkTests#uses_much(): ')
assert log.contains("Invalid value 'red' for energy.failOn: expected none, or one or more of ")
// A source that is none is reported like other settings, before anything is deleted.
def wrong = log.readLines().findAll { it.contains('Wrong energy settings: ') }
assert wrong.every { it.contains("for energy.failOn") && it.contains("Invalid value 'rapl' for energy.source") && it.contains("write powercap") }
assert !wrong.isEmpty()
// A file that was named and is not there is more than one that nobody has made yet.
assert log.count('[WARNING] energy.baseline.file = ') == 1
assert log.contains('nope.json does not exist, so there is nothing to compare with.')
assert log.contains('energy:baseline -Denergy.baseline.file=nope.json')
// The last build makes one, so it tells nobody to make one.
assert log.contains('make one by energy:baseline, which this build does at its end')
assert new File(basedir, 'energy-baseline.json').exists()
