def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\s+/, ' ')
def allowed = 'expected a number of joules above 0 and at most 1e12'

// Only the tests of the two builds that succeed have run.
assert new File(basedir, 'tests-ran').text == 'xx'
assert log.contains("<budget> for 'it.WorkTests#*' has <maxJoules>-1</maxJoules>: $allowed")
assert log.contains("<budget> for 'it.WorkTests#*' has <maxJoules>NaN</maxJoules>: $allowed")
assert log.contains('<maxJuoles> in <budgets> is no element of it. Did you mean <maxJoules>?')
assert log =~ /Energy cannot be measured, as \S+tests-ran cannot be written: .*, name another one by -Denergy.output, or build without energy by -Denergy.skip=true/

// Once in each build that does anything, whichever goal comes first.
def unknown = '[WARNING] <regressionMargn> in the <configuration> of energy-maven-plugin is no parameter and has no effect. Did you mean <regressionMargin>?'
assert log.split(java.util.regex.Pattern.quote(unknown), -1).length == 5 + 1
