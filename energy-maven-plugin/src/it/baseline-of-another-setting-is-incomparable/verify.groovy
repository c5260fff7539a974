def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }
def log = new File(basedir, 'build.log').getText('UTF-8')

def test = json('target/energy/report.json').tests[0]
assert test.verdict == 'INCOMPARABLE'
assert test.reason =~ /gc is '\w+' here and '\w+' in the baseline/
assert log.contains('[WARNING] INCOMPARABLE: it.WorkTests#works(): ')
// What the other setting measured is kept.
assert json('energy-baseline.json').sections.collect { it.fingerprint.gc }.unique().size() == 2
