// 300 ms of CPU time at 20 J a second, on a machine that draws 5 W when idle and whose neighbour never rests.
def truth = 6_000_000
def json = new groovy.json.JsonSlurper()
def kinds = ['1', '2'].collect { build ->
    def lines = []
    new File(basedir, "target/$build").eachFileMatch(~/measurements.*\.jsonl/) { file ->
        file.eachLine('UTF-8') { lines << json.parseText(it) }
    }
    def jvm = lines.find { it.type == 'jvm' }
    def runs = lines.findAll { it.type == 'measurement' }
    assert runs.size() == 7

    // What the JVM uses beside the loop, to compile it for instance, is the body's as well: until all is compiled, more than
    // the 300 ms. Of what it used, each body must have all joules; and one that had nothing to compile, those of the loop.
    def used = { it.cpuNanos * 0.02 }
    def joules = runs.collect { it.attributedMicrojoules / 1e6 }.sort()
    // A counter that is fed from outside lags behind at times: the middle of the seven does not.
    def ratios = runs.collect { it.attributedMicrojoules / used(it) }.sort()
    println "Build $build: $joules J, $ratios, idle ${jvm.idleWatts} W (${jvm.idleWattsLow} to ${jvm.idleWattsHigh}, ${jvm.idleMethod})"
    assert runs.every { used(it) >= truth }
    def close = Math.abs(ratios[3] - 1) <= 0.05 && joules.any { Math.abs(it * 1e6 - truth) <= 0.1 * truth }
    def holds = runs.count { it.flags.contains('IDLE_UNCERTAIN') && it.attributedLowMicrojoules <= used(it) && used(it) <= it.attributedHighMicrojoules }
    assert close || holds >= 4
    jvm.fingerprint.attribution
}
assert kinds == ['net', 'net']
