def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Tests run: 4, Failures: 0, Errors: 0')
assert log.contains('energy-junit cannot measure in this JVM, a test may have deleted the settings of the build')
// Once by each build, which has nothing left to report.
assert log.count(' were deleted while the tests ran: ') == 2
assert !log.contains('Likely causes')
