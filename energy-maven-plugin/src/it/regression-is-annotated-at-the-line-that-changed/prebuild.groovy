evaluate(new File(basedir, '../it-parent/machine.groovy'))
def git = evaluate(new File(basedir, '../it-parent/repository.groovy'))
new File(basedir, '.git/info/exclude') << '\nhead/\n'
git('clone', '--quiet', '.', 'head')
def orders = new File(basedir, 'head/src/test/java/it/Orders.java')
orders.text = orders.text.replace('        count(lines);\n', '        count(lines);\n        round(lines);\n')
git('-C', 'head', 'commit', '--quiet', '--all', '--message=round')
return true
