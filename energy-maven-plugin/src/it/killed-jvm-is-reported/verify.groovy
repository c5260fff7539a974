def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

assert report.tests.collect { it.test } == ['it.WorkTests#finishes()']
assert report.tests[0].joules > 0
assert report.runs[0].state == 'cut_off'
assert log =~ /The JVM of measurements-\S+, started \S+, was cut off; finished tests kept: 1/
assert new File(basedir, 'target/energy/report.html').getText('UTF-8').contains('was cut off; finished tests kept: 1')
// To ignore failing tests, as this build does, would not help.
assert log.contains('See what was measured by `mvn energy:report`.')
assert !log.contains('let builds continue')
