def head = new File(basedir, 'head')
def log = new File(basedir, 'build.log').getText('UTF-8')
def json = { new groovy.json.JsonSlurper().parse(new File(head, 'target/energy/' + it)) }
def base = (['git', 'rev-parse', 'HEAD'].execute(null, basedir).text.trim()).substring(0, 10)

def difference = json('compare.json').tests[0].difference
def changed = difference.changedLine
assert changed.file == 'src/test/java/it/Orders.java'
def line = new File(head, changed.file).readLines().indexOf('        round(lines);') + 1
assert changed.line == line
assert changed.method == 'it.Orders.total'
assert changed.since == base
assert changed.lines == 1 && !changed.atLeast
assert changed.joules > 0.5 * difference.joules && changed.errorJoules > 0

// Every place where somebody may look names that line, and not the test.
def said = ~/grew by .+ of the .+, in a line of Orders\.total changed since $base/
assert log.readLines().any {
    it.startsWith("::error file=src/test/java/it/Orders.java,line=$line,") && it =~ said && it.contains('it.OrdersTests#totals()')
}
def quality = json('gl-code-quality.json')
assert quality.size() == 1 && quality[0].description =~ said
assert quality[0].location.path == changed.file && quality[0].location.lines.begin == line
def sarif = json('report.sarif').runs[0].results
assert sarif.size() == 1 && sarif[0].message.text =~ said
assert sarif[0].locations[0].physicalLocation.artifactLocation.uri == changed.file
assert sarif[0].locations[0].physicalLocation.region.startLine == line
assert json('issues.json').issues.collect { [it.fileName, it.lineStart] } == [[changed.file, line]]
assert log.contains("$changed.file:$line: grew by ")
