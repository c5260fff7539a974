def energy = new File(basedir, 'target/energy')
def report = new groovy.json.JsonSlurper().parse(new File(energy, 'report.json'))

assert report.tests.collect { it.test }.toSet() == [
    'it.JupiterTest#plain()', 'it.JupiterTest#parameterised(int)[1]', 'it.JupiterTest#parameterised(int)[2]',
    'it.JupiterTest$Inner#nested()', 'it.VintageTest#old()', 'it.LateIT#late()'].toSet()
assert report.tests.every { it.samples.size() == 1 }

def scopes = [:]
energy.eachFileMatch(~/.*\.jsonl/) { file ->
    file.eachLine('UTF-8') { line ->
        def read = new groovy.json.JsonSlurper().parseText(line)
        if (read.type == 'measurement') {
            scopes[read.test] = read.scope
        }
    }
}
assert scopes['it.JupiterTest#plain()'] == 'body'
assert scopes['it.LateIT#late()'] == 'body'
assert scopes['it.VintageTest#old()'] == 'execution'

def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-it.JupiterTest.xml'))
assert suite.@tests == '4' || suite.@tests == '5'
assert suite.@skipped == '1'
assert new File(basedir, 'build.log').getText('UTF-8').contains('it is added to its test JVMs for this build')
