def log = new File(basedir, 'build.log').getText('UTF-8')

assert new File(basedir, 'target/energy').list() as List == ['prepared.properties']
assert new File(basedir, 'target/energy/prepared.properties').text.contains('energy.skip=true')
assert log.count('energy.skip is set') == 3
