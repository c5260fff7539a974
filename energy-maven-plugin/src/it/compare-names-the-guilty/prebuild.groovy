evaluate(new File(basedir, '../it-parent/machine.groovy'))
def git = evaluate(new File(basedir, '../it-parent/repository.groovy'))
git('tag', 'base')
def orders = new File(basedir, 'src/main/java/it/Orders.java')
orders.text = orders.text.replace('return 3;', 'return 3.6;')
git('commit', '--quiet', '--all', '--message=hungrier')
new File(basedir, 'untouched.txt').text = git('status', '--porcelain') + git('rev-parse', 'HEAD') + git('branch', '--list')
return true
