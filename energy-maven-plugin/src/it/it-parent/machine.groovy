// Gives a project a counter, and tests that let it move as if their operations had used energy.
import java.nio.file.Files
import java.nio.file.StandardCopyOption

evaluate(new File(basedir, '../it-parent/counter.groovy'))
def tests = new File(basedir, 'src/test/java/it')
Files.copy(new File(basedir, '../it-parent/Machine.java').toPath(), new File(tests, 'Machine.java').toPath(),
        StandardCopyOption.REPLACE_EXISTING)
return true
