evaluate(new File(basedir, '../it-parent/machine.groovy'))
