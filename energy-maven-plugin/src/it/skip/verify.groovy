def log = new File(basedir, 'build.log').getText('UTF-8')

// The tests were told, and nothing stays that would tell those of a later run, which nobody skips.
assert !new File(basedir, 'target/energy').exists()
assert log.count('energy.skip is set') == 6
// Surefire would say so of a property that is given twice.
assert !log.contains('overwritten by user properties')
