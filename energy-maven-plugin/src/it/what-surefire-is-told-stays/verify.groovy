// The service file names a class that is missing: JUnit would fail if it looked for extensions.
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'out/energy/report.json'))
assert report.tests.collect { it.test }.toSet() == [
    'it.ToldTest#has_what_the_pom_adds()', 'it.FirstIT#has_what_its_execution_adds()',
    'it.SecondIT#has_what_nobody_adds()'].toSet()

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.count('the whole execution of every test is measured, not its body alone: the detection of extensions would fail') == 1
assert log.contains('com.acme.Missing')
assert !log.contains('and every test is measured.')
assert !log.contains('argLine')
