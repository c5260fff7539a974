# Tests in Kotlin, Groovy and Spock are measured as they are
check() {
    maven -pl energy-maven-plugin -am verify -DskipTests -Dinvoker.skip=false -DskipITs=false \
        -Dinvoker.test=tests-in-kotlin-and-groovy-are-left-as-they-are
}
