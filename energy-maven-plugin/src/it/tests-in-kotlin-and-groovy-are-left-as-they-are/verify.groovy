def outcomes = [:].withDefault { [] }
new File(basedir, 'target/energy').eachFileMatch(~/.*\.jsonl/) { file ->
    file.eachLine('UTF-8') { line ->
        def read = new groovy.json.JsonSlurper().parseText(line)
        if (read.type == 'measurement') {
            assert read.attributedMicrojoules != null
            outcomes[read.test] << read.outcome + ' ' + read.scope
        }
    }
}
def body = ['successful body']
// Spock is an engine of its own: the whole execution of its features is measured.
def spock = outcomes.findAll { it.key.contains('SumSpec') }
assert spock.size() == 3
assert spock.values().every { it == ['successful execution'] }
assert outcomes.findAll { !it.key.contains('SumSpec') } == [
    'it.KotlinTest#a name with blanks()': body,
    'it.KotlinTest#parameterised(int)[1]': body,
    'it.KotlinTest#parameterised(int)[2]': body,
    'it.KotlinTest#dynamic()[1]': body,
    'it.KotlinTest#dynamic()[2]': body,
    'it.KotlinTest#aborted()': ['aborted body'],
    'it.KotlinTest$Inner#nested()': body,
    'it.GroovyTest#a name with blanks()': body]

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /Tests run: 12, Failures: 0, Errors: 0, Skipped: 1/
