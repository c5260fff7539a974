# Tests in Kotlin, Groovy and Spock are measured as they are
check() {
    maven -Ptry -pl energy-maven-plugin -am verify -Dinvoker.skip=false \
        -Dinvoker.test=tests-in-kotlin-and-groovy-are-left-as-they-are
}
