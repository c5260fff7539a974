try {
    return ['git', '--version'].execute().waitFor() == 0
} catch (IOException e) {
    println 'skipped: git is not installed'
    return false
}
