def json = new groovy.json.JsonSlurper()
// The last goal saw all modules, though one of them was measured again by itself.
def report = json.parse(new File(basedir, 'joules/report.json'))
assert report.tests.collect { [it.module, it.test] }.toSet() ==
    [['first', 'it.FirstTest#works()'], ['second', 'it.SecondTest#works()']].toSet()
assert report.tests.every { it.samples.size() == 1 }
// Each module has documents of its own, which no other module overwrites.
['first': 'it.FirstTest#works()', 'second': 'it.SecondTest#works()'].each { module, test ->
    assert json.parse(new File(basedir, "joules/$module/report.json")).tests*.test == [test]
    assert new File(basedir, "joules/$module/report.html").isFile()
}

def modules = []
new File(basedir, 'joules').eachFileMatch(~/measurements.*\.jsonl/) { file ->
    file.withReader('UTF-8') { modules << json.parseText(it.readLine()).module }
}
assert modules.toSet() == ['com.acme:first', 'com.acme:second'].toSet()
assert modules.size() == 2

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.count('Deleted 1 measurement file of an earlier build.') == 1
// The module without tests has nothing to warn of.
assert !log.contains('No energy was measured')
assert log.readLines().findAll { it.contains('[WARNING] ') && !it.contains('JAR will be empty') } == []
