return !System.getProperty('os.name').startsWith('Windows') // the JDK is a shell script
