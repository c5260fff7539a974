def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.count('[WARNING] No energy was measured') == 1
assert log.contains('no test has @MeasureEnergy')
assert log.contains('1 measurement file of an earlier build')
assert log.contains('2020-01-01T00:00:00Z')
assert !log.contains('it.Old')
assert !new File(basedir, 'target/energy/report.json').exists()
assert log.contains('BUILD SUCCESS')
