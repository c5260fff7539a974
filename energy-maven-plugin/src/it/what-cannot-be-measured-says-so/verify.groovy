def json = new groovy.json.JsonSlurper()
def tests = { run ->
    def report = new File(basedir, "target/$run/energy/report.json")
    report.exists() ? json.parse(report).tests.collect { it.test } : []
}
['in-maven', 'testng', 'junit', 'skipped', 'ancient'].each { run -> assert tests(run) == [] }
assert tests('forked') == ['it.JupiterTest#works()']
assert tests('testng-measured').size() == 1
assert tests('annotated-in-maven').sort() == ['it.AnnotatedTest#repeats()', 'it.AnnotatedTest#works()']
assert tests('junit-measured') == ['it.OldTest#testWorks()']

def annotated = new File(basedir, 'target/annotated-in-maven/surefire-reports').listFiles().find { it.name.endsWith('.xml') }.text
assert annotated.contains('errors="0"') && annotated.contains('failures="0"')

def log = new File(basedir, 'build.log').getText('UTF-8')
// Every run executed its test, but the one that was to skip it.
assert log.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n') >= 6
assert log.count('[WARNING] Tests of this module are not measured: ') == 4
assert log.count('[WARNING] No energy was measured') == 5
assert log.count('The cause:') == 5
assert log.count('with forkCount=0 tests run inside Maven') == 2
assert log.count('tests are handed to TestNG by Surefire 3.2.5') == 2
assert log.count('tests are handed to JUnit 3 by Surefire 3.2.5') == 2
assert log.count('tests are run by Surefire 2.19.1') == 2
assert log.count('ran no tests in this module') == 1
assert log.count('every test is measured') == 3
