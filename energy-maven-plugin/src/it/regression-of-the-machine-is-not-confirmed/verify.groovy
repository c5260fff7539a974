def log = new File(basedir, 'build.log').getText('UTF-8')

// The second build: the stored comparison says worse, the one side by side does not.
assert log.contains('[WARNING] Energy regression not confirmed, so it does not fail the build: it.OrdersTests#totals(): ')
assert log.contains('No test is confirmed to have become worse.')
assert log.split('BUILD SUCCESS', -1).length == 3

// The third believes the stored one.
assert log.contains('Energy regressions: 1')
assert !new File(basedir, 'target/energy/compare/base').exists()
