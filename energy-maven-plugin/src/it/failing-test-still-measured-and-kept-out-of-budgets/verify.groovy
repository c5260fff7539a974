def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

def failed = report.tests[0]
assert failed.joules > 0.01
assert failed.samples == []
assert failed.invocations.failed == 1
assert failed.flags.contains('FAILED_TEST')
assert failed.verdict == 'INCONCLUSIVE'
assert log.contains('No energy budget exceeded.')
assert log.contains('FAILED_TEST')
