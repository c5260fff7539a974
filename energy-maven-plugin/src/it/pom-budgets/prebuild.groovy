evaluate(new File(basedir, '../it-parent/counter.groovy'))
