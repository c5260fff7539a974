// The tree's drawing changes where a line is added, so artifacts are compared, without the project itself.
def artifacts = { module ->
    new File(basedir, module + '/target/tree.txt').readLines('UTF-8').drop(1).collect { it.replaceFirst('^[^a-zA-Z]*', '') }
}

assert artifacts('without').size() > 3
assert artifacts('with') - artifacts('without') == ['io.github.energyjunit:energy-junit:jar:' + projectVersion + ':test']
assert artifacts('without') - artifacts('with') == []
