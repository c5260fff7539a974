def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.split('has an unresolved merge conflict at line 3', -1).length > 2
assert log.contains('git checkout --ours energy-baseline.json')
assert !log.contains('T E S T S')
assert !log.contains('\tat io.github.energyjunit')
assert new File(basedir, 'energy-baseline.json').text.contains('<<<<<<< HEAD')
