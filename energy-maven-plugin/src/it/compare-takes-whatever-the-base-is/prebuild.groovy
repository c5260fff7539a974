// The invoker fills in versions in the POM of the project alone.
def parent = new File(basedir, '../it-parent/pom.xml').text
['before', 'broken'].each { folder ->
    def pom = new File(basedir, folder + '/pom.xml')
    def text = pom.text
    ['resources', 'compiler'].each { plugin ->
        def version = (parent =~ "maven-${plugin}-plugin</artifactId>\\s*<version>([^<]+)")[0][1]
        text = text.replace('@' + plugin + '.version@', version)
    }
    pom.text = text
}
return true
