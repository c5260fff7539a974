// Makes a project a git repository with one commit, and returns what calls git in it.
import java.nio.file.Files

// The base is built elsewhere, so the parent has to be inside the repository.
new File(basedir, 'parent').mkdirs()
Files.copy(new File(basedir, '../it-parent/pom.xml').toPath(), new File(basedir, 'parent/pom.xml').toPath())
def git = { String... words ->
    def command = ['git', '-c', 'user.name=Test', '-c', 'user.email=test@example.org'] + words.toList()
    def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
    def text = process.inputStream.getText('UTF-8')
    assert process.waitFor() == 0: text
    return text
}
new File(basedir, '.gitignore').text = 'target/\npowercap/\nbuild.log\nenergy-baseline.json\n'
git('init', '--quiet', '--initial-branch=main')
git('add', '--all')
git('commit', '--quiet', '--message=base')
return git
