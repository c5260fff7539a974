// Gives a project a machine with one counter; its prebuild script is: evaluate(new File(basedir, '../it-parent/counter.groovy'))
def zone = new File(basedir, 'powercap/intel-rapl:0')
assert zone.mkdirs() || zone.isDirectory()
new File(zone, 'name').text = 'package-0\n'
new File(zone, 'max_energy_range_uj').text = '262143328850\n'
new File(zone, 'energy_uj').text = '1000000000\n'
return true
