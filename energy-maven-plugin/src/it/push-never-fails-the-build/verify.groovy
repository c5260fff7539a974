context.get('server').stop(0)
def got = context.get('got')
def log = new File(basedir, 'build.log').text

assert got.findAll { it[0] == '/v1/metrics' }.size() == 1
def sent = new String(got.find { it[0] == '/v1/metrics' }[2], 'ISO-8859-1')
assert sent.contains('junit_energy_test_joules') && sent.contains('it.ShopTests#orders()') && sent.contains('feature/x')
assert got.every { it[1] == 'Bearer s3cret-token' }
assert log.contains('Pushed the energy of 1 test to OTLP http://127.0.0.1:')
assert log.contains('Could not push the energy of 1 test to Pushgateway') && log.contains('ENERGY_PUSH_TOKEN')
assert log.contains('could not be written into a comment of pull request #12')
// Maven's own list of all environment variables, which maven-resources-plugin logs with -X, is not ours to hide.
assert log.readLines().every { it.startsWith('[DEBUG] env.') || !it.contains('s3cret-token') }
assert log.contains('BUILD SUCCESS')
return true
