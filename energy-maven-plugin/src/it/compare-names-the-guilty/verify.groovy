def log = new File(basedir, 'build.log').getText('UTF-8')
def parts = log.split('against ', -1)

assert log.contains('No test is confirmed to have become worse.')
assert log.contains('BUILD SUCCESS')

def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/compare.json'))
assert result.verdict == 'FAIL'
assert result.quality == 'measured'
def guilty = result.tests.findAll { it.verdict == 'FAIL' }
assert guilty.collect { it.test } == ['it.OrdersTests#totals()']
// The truth is 1.2; how near a comparison comes to it depends on what else the machine does, which its interval says.
double width = Math.log((guilty[0].high / guilty[0].low) as double)
assert Math.abs(Math.log((guilty[0].ratio / 1.2) as double)) <= 1.5 * width
assert result.tests.size() == 3
assert log.contains('Energy regressions against ')
assert log.contains('it.OrdersTests#totals(): ')

// CI servers are told without any report, and the comparison before it is still there.
assert log.readLines().count { it.startsWith('::error file=src/') && it.contains('it.OrdersTests#totals()') } == 1
def quality = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/compare-gl-code-quality.json'))
assert quality.count { it.severity == 'major' && it.description.contains('it.OrdersTests#totals()') } == 1
assert new File(basedir, 'target/energy').list().count { it.endsWith('.base.json') } == 2

// Afterwards, and for it alone, stacks of both versions were sampled to say where that went.
def difference = guilty[0].difference
assert difference.engine == 'jfr'
assert difference.baseSamples > 0 && difference.headSamples > 0
assert log.count('Sampling stacks of 1 of 1') == 1
assert log.contains(' needs more, by stacks that jfr sampled afterwards:')
assert new File(basedir, 'target/energy/compare.md').getText('UTF-8').contains('stacks (jfr)')

// Nothing of it stays, and the repository is as it was.
def left = new File(basedir, 'target/energy/compare').list().sort()
assert !left.contains('base') && !left.contains('lock') && !left.contains('processes')
def git = { String... words -> (['git'] + words.toList()).execute(null, basedir).text }
assert git('status', '--porcelain', '--untracked-files=no').isEmpty()
assert git('worktree', 'list').readLines().size() == 1
