def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('No energy was measured')
assert log.contains('Failing the build: energy.failIfNoData=true.')
