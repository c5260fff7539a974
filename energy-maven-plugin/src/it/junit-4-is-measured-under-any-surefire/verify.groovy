// What Surefire says of each test, which must not depend on whether it is measured.
def outcomes = { run ->
    def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, "target/run-$run/surefire-reports/TEST-it.OldTest.xml"))
    suite.testcase.collectEntries { test ->
        [test.@name.text(), test.failure.size() > 0 ? 'failed' : test.skipped.size() > 0 ? 'skipped' : 'passed']
    }
}
def plain = outcomes(4)
assert plain.size() == 8
assert outcomes(2) == plain
assert outcomes(1).values().countBy { it } == plain.values().countBy { it }

def measured = { run ->
    def found = [:]
    new File(basedir, "target/run-$run/energy").eachFileMatch(~/measurements.*\.jsonl/) { file ->
        file.eachLine('UTF-8') { line ->
            def read = new groovy.json.JsonSlurper().parseText(line)
            if (read.type == 'measurement') {
                assert read.scope == 'execution' && read.attributedMicrojoules != null
                found[read.test] = read.outcome
            }
        }
    }
    found
}
def expected = ['a', 'b'].collectMany { [
    ["it.OldTest#works()[$it]".toString(), 'successful'],
    ["it.OldTest#fails()[$it]".toString(), 'failed'],
    ["it.OldTest#assumes()[$it]".toString(), 'aborted']] }.collectEntries { it }
(1..3).each { run -> assert measured(run) == expected }

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.count('it is added to its test JVMs for this build, and every test is measured.') == 3
assert !log.contains('cannot be measured') && !log.contains('not measured')
