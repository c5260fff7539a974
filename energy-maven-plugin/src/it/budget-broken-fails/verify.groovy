def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

assert report.verdict == 'FAIL'
assert report.tests.find { it.test.contains('uses_too_much') }.verdict == 'FAIL'
assert report.tests.find { it.test.contains('keeps_its_budget') }.verdict == 'PASS'
assert log.contains('[ERROR] Energy budget exceeded: it.WorkTests#uses_too_much(): ')
assert log =~ /is above the budget of 10 mJ \(annotation\) by \S+ m?J \(\S+ (%|times the budget)\)/
assert log.contains('Energy budgets exceeded: 1')
assert log.contains('-Denergy.failOnViolation=false')
assert !log.contains('keeps_its_budget(): ')
