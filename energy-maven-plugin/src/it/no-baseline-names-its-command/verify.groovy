def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('MISSING_BASELINE: 2 tests: no baseline to compare with in ')
assert log.contains('make one by mvn verify energy:baseline')
assert log.split('BUILD SUCCESS', -1).length == 3
// Where nothing was judged nothing sounds as if all were well.
assert log.contains('No test was judged: none has an energy budget, and there is no baseline to compare with.')
assert !log.contains('No energy budget exceeded')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json')).verdict == 'MISSING_BASELINE'
assert log.contains('[ERROR] Energy regression: MISSING_BASELINE: it.WorkTests#uses_much(): ')
assert log.contains("Invalid value 'red' for energy.failOn: expected none, or of ")
// The last build makes one, so it tells nobody to make one.
assert log.contains('make one by energy:baseline, which this build does at its end')
assert new File(basedir, 'energy-baseline.json').exists()
