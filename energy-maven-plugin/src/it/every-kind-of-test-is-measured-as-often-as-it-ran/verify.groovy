def outcomes = [:].withDefault { [] }
def failed = [:].withDefault { [] }
new File(basedir, 'target/energy').eachFileMatch(~/.*\.jsonl/) { file ->
    file.eachLine('UTF-8') { line ->
        def read = new groovy.json.JsonSlurper().parseText(line)
        if (read.type == 'measurement') {
            outcomes[read.test] << read.outcome
            failed[read.test] << read.flags.contains('FAILED_TEST')
        }
    }
}
def once = ['successful']
def name = 'it.ParameterizedClassTest'
assert outcomes == [
    // Surefire runs a failed test again: both runs are measured.
    'it.FlakyTest#worksTheSecondTime()': ['failed', 'successful'],
    'it.FlakyTest#works()': once,
    (name + '[1]#plain()'): once,
    (name + '[2]#plain()'): once,
    (name + '[1]#parameterised(java.lang.String)[1]'): once,
    (name + '[1]#parameterised(java.lang.String)[2]'): once,
    (name + '[2]#parameterised(java.lang.String)[1]'): once,
    (name + '[2]#parameterised(java.lang.String)[2]'): once,
    (name + '$Inner[1]#nested()'): once,
    (name + '$Inner[2]#nested()'): once,
    'it.TimeoutTest#here()': once,
    'it.TimeoutTest#elsewhere()': once,
    'it.VintageTest#old()': once,
    'it.MemberOfSuite#member()': once]

// The run that failed is known as that, and the test is not: it has passed in the end.
assert failed['it.FlakyTest#worksTheSecondTime()'] == [true, false]
assert failed.findAll { it.value.any() }.keySet() == ['it.FlakyTest#worksTheSecondTime()'] as Set
def flaky = new groovy.json.JsonSlurper()
        .parse(new File(basedir, 'target/energy/report.json'))
        .tests.find { it.test == 'it.FlakyTest#worksTheSecondTime()' }
assert !flaky.flags.contains('FAILED_TEST')

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /Tests run: 15, Failures: 0, Errors: 0, Skipped: 1, Flakes: 1/

// People read what an index stands for.
assert log.contains('ParameterizedClassTest#plain() [1] number = 7')
assert log.contains('ParameterizedClassTest#parameterised(String) [2] number = 8 › [1] "a"')
assert log.contains('ParameterizedClassTest$Inner#nested() [2] number = 8')
