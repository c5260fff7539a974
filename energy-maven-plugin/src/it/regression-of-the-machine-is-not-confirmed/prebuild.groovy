evaluate(new File(basedir, '../it-parent/machine.groovy'))
evaluate(new File(basedir, '../it-parent/repository.groovy'))
return true
