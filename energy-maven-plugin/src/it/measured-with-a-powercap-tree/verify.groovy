def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))

assert report.quality == 'measured'
assert report.source == 'powercap'
assert report.sources[0].domains == [[name: 'package-0', counted: true]]
def much = report.tests.find { it.test == 'it.WorkTests#uses_much()' }
def little = report.tests.find { it.test == 'it.WorkTests#uses_little()' }
assert much.totalJoules == 20
assert little.totalJoules == 2
assert much.joules > 0 && much.joules <= 20
assert !new File(basedir, 'build.log').getText('UTF-8').contains(' estimated')
