def tests = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/target/energy/report.json')).tests.collect { it.test } }
def log = new File(basedir, 'build.log').getText('UTF-8')

assert tests('first') == ['it.FirstTests#works()']
assert tests('second') == ['it.SecondTests#works()']
assert !new File(basedir, 'target/energy').exists()
assert !new File(basedir, 'untested/target/energy').exists()
assert !log.contains('[WARNING] No energy was measured')
assert log.contains('No test classes, so no energy to measure.')
