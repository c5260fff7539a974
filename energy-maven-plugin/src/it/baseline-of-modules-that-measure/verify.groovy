def log = new File(basedir, 'build.log').getText('UTF-8')
def (all, none) = log.split('BUILD SUCCESS', 2) as List

assert new File(basedir, 'measured/energy-baseline.json').text.contains('it.MeasuredTests#works()')
assert !new File(basedir, 'silent/energy-baseline.json').exists()
assert all.contains('[WARNING] No baseline for silent: no energy was measured there.')
assert all.contains('[WARNING] No baseline for quiet: no energy was measured there.')

// The causes are the same for both modules, and are given once.
assert all.count('[WARNING] No energy was measured') == 2
assert all.count('no test that ran has @MeasureEnergy or @EnergyTest') == 1
assert all.count('. Causes: as above.') == 1

assert none.contains('There is nothing to create a baseline from. No energy was measured')
assert none.contains('BUILD FAILURE')
