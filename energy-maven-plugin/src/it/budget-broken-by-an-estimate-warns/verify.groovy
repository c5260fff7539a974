def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

def warning = '[WARNING] Energy budget possibly exceeded: it.WorkTests#uses_too_much(): estimated '
assert log.count(warning) == 1
assert log.contains('an estimate only warns, unless energy.budget.allowEstimated is true')
assert log.indexOf('BUILD SUCCESS') > log.indexOf(warning)
assert log.indexOf('[ERROR] Energy budget exceeded: it.WorkTests#uses_too_much(): estimated ') > log.indexOf('BUILD SUCCESS')
assert log =~ /an estimate fails above 1\.3 times the budget, 1\.3 .J/
assert report.quality == 'estimated'
assert report.tests[0].flags.contains('ESTIMATED')
