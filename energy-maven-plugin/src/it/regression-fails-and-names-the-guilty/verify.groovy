def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it)) }
def log = new File(basedir, 'build.log').getText('UTF-8')

def baseline = json('energy-baseline.json')
assert baseline.schema == 1
assert baseline.sections.size() == 1
assert baseline.sections[0].tests.keySet().size() == 5
assert baseline.sections[0].tests['it.OrdersTests#totals()'][0].microjoules.size() == 10
assert log.split('BUILD SUCCESS', -1).length == 3
// On a busy machine it may be one of five that cannot be judged; nobody is blamed all the same.
def quiet = log =~ /[Nn]o test (that could be judged )?has become worse/
assert quiet.find()
assert log.count('[ERROR] Energy regression: ') == 2

def report = json('target/energy/report.json')
assert report.verdict == 'FAIL'
def guilty = report.tests.findAll { it.verdict == 'FAIL' }
assert guilty.collect { it.test }.sort() == ['it.OrdersTests#archives()', 'it.OrdersTests#totals()']
// The truth is 1.35; how near a comparison comes to it depends on what else the machine does, which its interval says.
assert guilty.every { Math.abs(Math.log((it.ratio / 1.35) as double)) <= Math.log((it.comparison.ratioHigh / it.comparison.ratioLow) as double) }
assert guilty.every { it.comparison.ratioLow < it.ratio && it.comparison.adjustedP <= 0.05 }
assert report.tests.findAll { it.verdict != 'FAIL' }.every { it.verdict in ['PASS', 'INCONCLUSIVE'] && it.baselineJoules > 0 }
assert log.contains('[ERROR] Energy regression: it.OrdersTests#totals(): ')
assert log.contains('Energy regressions: 2')
assert log.contains('mvn verify energy:baseline -Denergy.failOn=none')
