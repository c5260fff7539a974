def log = new File(basedir, 'build.log').getText('UTF-8')
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/environments.json'))

assert result.environments.collect { it.label } == ['docker', 'microvm']
assert result.environments[1].efficiency.finding == 'better'
assert result.environments[1].efficiency.low < 1.25 && result.environments[1].efficiency.high > 1.25
assert Math.abs(result.environments[0].watts['package-0'] - 4) < 0.1
assert result.tests.collect { it.test } == ['it.WorkTests#works()']
assert new File(basedir, 'target/energy/environments.html').text.contains('microvm')
assert log.contains('The same test in 2 environments; efficiency is the work per joule, relative to docker')
assert log =~ /energy.compare.results has for microvm the directory .*nowhere, which is not there/
