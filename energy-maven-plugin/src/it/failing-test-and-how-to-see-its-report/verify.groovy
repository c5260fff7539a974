def json = new groovy.json.JsonSlurper()
['stopped', 'ignored'].each { run ->
    def report = json.parse(new File(basedir, "target/$run/energy/report.json"))
    assert report.tests.collect { it.test }.toSet() == ['it.BrokenTest#breaks()', 'it.BrokenTest#works()'].toSet()
    // Without the plugin in the POM its prefix is not known.
    assert report.tests.find { it.test.contains('works') }.reason.contains(
            "mvn io.github.energyjunit:energy-maven-plugin:$projectVersion:prepare verify" +
            " io.github.energyjunit:energy-maven-plugin:$projectVersion:baseline")
}
def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.count("See what was measured by `mvn io.github.energyjunit:energy-maven-plugin:$projectVersion:report`") == 1
assert log.contains('-Dmaven.test.failure.ignore')
assert !(log =~ /[^:.\w-]energy:(baseline|report|check)/)
