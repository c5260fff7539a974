def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

def verdicts = report.tests.collectEntries { [it.test - 'it.ShopTests#' - '()', it.verdict] }
// JUnit adds the parameter types to the id.
verdicts['is_noisy'] = verdicts.remove('is_noisy(org.junit.jupiter.api.RepetitionInfo)')
assert verdicts == [
    stays: 'PASS',
    becomes_worse: 'FAIL',
    becomes_worse_and_that_is_accepted: 'PASS',
    becomes_better: 'IMPROVED',
    is_noisy: 'INCONCLUSIVE',
    is_seldom_measured: 'INCONCLUSIVE',
    is_new: 'NEW',
    is_gone: 'REMOVED',
]
assert report.tests.every { it.reason }
def noisy = report.tests.find { it.test.contains('is_noisy') }
assert noisy.comparison.detectableEffect > 0.2 && noisy.comparison.samplesNeeded > 10
assert report.tests.find { it.test.contains('accepted') }.reason.endsWith('accepted until 2999-12-31: checks every order twice')
assert log.contains('What was accepted for it.ShopTests#stays() expired after 2001-01-01')
assert log.contains('REMOVED: it.ShopTests#is_gone(): ')
assert log.contains('[ERROR] Energy regression: NEW: it.ShopTests#is_new(): ')
assert log.split('BUILD SUCCESS', -1).length == 3
