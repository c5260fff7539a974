def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('MISSING_BASELINE: 2 tests: no baseline to compare with in ')
assert log.contains('make one by mvn verify energy:baseline')
assert log.split('BUILD SUCCESS', -1).length == 2
assert log.contains('[ERROR] Energy regression: MISSING_BASELINE: it.WorkTests#uses_much(): ')
assert log.contains("Invalid value 'red' for energy.failOn: expected none, or of ")
assert !new File(basedir, 'energy-baseline.json').exists()
