def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The base does not build (the full log is in ')
assert log.contains('nothingLikeThat')

def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/compare.json'))
assert result.quality == 'estimated'
def tests = result.tests.collectEntries { [it.test - 'it.WorkTests#', it] }
assert tests['works()'].screening.size() >= 5
assert tests['works()'].screening.every { it[0] > 0 && it[1] > 0 }
assert tests['hangsInTheBase()'].verdict == 'INCONCLUSIVE'
assert tests['hangsInTheBase()'].reason.contains('does not end within 20 s in the base')
assert tests['failsInTheHead()'].verdict == 'INCONCLUSIVE'
assert tests['failsInTheHead()'].reason.contains('on purpose') && tests['failsInTheHead()'].reason.contains('in the head')
assert tests['young()'].verdict == 'NEW'
assert !tests.containsKey('gone()'): 'it was measured in neither version'
