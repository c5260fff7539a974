def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/energy/report.json'))

assert report.runs.size() == 3
assert report.runs.collect { it.pid }.unique().size() == 3
assert report.runs.every { it.state == 'ended' }
def samples = report.tests.collectEntries { [it.test, it.samples.size()] }
assert samples == ['it.FirstTests#works()': 1, 'it.SecondTests#works()': 1, 'it.ThirdIT#works()': 1]
// It ran in two JVMs, in one of them as the very first test, which is never a sample where there is another.
assert report.tests.find { it.test == 'it.FirstTests#works()' }.invocations.successful == 2
