def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

assert new File(basedir, 'target/energy').list().count { it.endsWith('.jsonl') } == 2
assert report.tests[0].samples.size() == 1
assert report.runs.size() == 1
assert log.count('1 measurement file of an earlier build') == 1
