def log = new File(basedir, 'build.log').getText('UTF-8')
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'doctor.json'))

assert log.contains('powercap    measured   USED package-0')
assert log.contains('Tests would be measured with powercap.')
assert json.exitStatus == 0
assert json.sources[0].domains[0].name == 'package-0'
assert json.findings*.topic.contains('noise')
