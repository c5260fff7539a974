def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

def warning = '[WARNING] Energy budget possibly exceeded: it.WorkTests#uses_too_much(): estimated '
assert log.count(warning) == 1
assert log.contains('an estimate only warns, unless energy.budget.allowEstimated is true')
assert log.indexOf('BUILD SUCCESS') > log.indexOf(warning)
assert log.indexOf('[ERROR] Energy budget exceeded: it.WorkTests#uses_too_much(): estimated ') > log.indexOf('BUILD SUCCESS')
assert log =~ /an estimate fails above 1\.3 times the budget, 1\.3 .J/

// The class with what surrounds its test, and everything that its JVM used, are held against limits of their own.
assert log.contains('[WARNING] Energy budget possibly exceeded: it.WorkTests: estimated ')
assert log =~ /\[ERROR\] Energy budget exceeded: it\.WorkTests: estimated .* is above the budget of 1 .J \(class 'it\.\*Tests'\)/
def parts = report.budgets.collectEntries { [it.name, it] }
assert parts['it.WorkTests'].verdict == 'FAIL'
assert parts['it.WorkTests'].joules >= report.tests[0].joules * 0.9
assert parts["The module's test JVMs"].verdict == 'PASS'
assert parts["The module's test JVMs"].joules >= parts['it.WorkTests'].joules
assert new File(basedir, 'target/energy/junit-energy.xml').text.contains('it.WorkTests (class of ')

assert report.quality == 'estimated'
assert report.tests[0].flags.contains('ESTIMATED')
