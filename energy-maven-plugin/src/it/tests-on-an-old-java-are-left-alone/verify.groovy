def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
assert log.count('[WARNING] Tests of this module are not measured: tests run on Java 11 (') == 1
assert !log.contains('every test is measured')
// The report names the one cause that is known.
assert log.contains('The cause:') && !log.contains('@MeasureEnergy') && !log.contains('-DskipTests')
