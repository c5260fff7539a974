def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))
def log = new File(basedir, 'build.log').getText('UTF-8')

assert report.tests[0].budgetJoules == 0.01
assert report.totals.budgetJoules == 0.02
assert report.totals.verdict == 'FAIL'
assert log.contains("The budget for 'it.WorkTests#renamed()' matches no measured test")
assert log.contains("(POM 'it.*Tests#uses_too_*()')")
assert log.contains("The module's tests together: ")
assert log.contains('Energy budgets exceeded: 2')

// Colours are Maven's: switched on here, elsewhere its own choice for what is no terminal.
assert log =~ /\u001B\[[0-9;]+mFAIL 10 mJ\u001B\[/
