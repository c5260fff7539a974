# A release is complete, signed and reproducible, holds the next one to its API, and a project builds from it alone
check() {
    local release=0.1.0
    export MAVEN_GPG_KEY MAVEN_GPG_PASSPHRASE=
    MAVEN_GPG_KEY=$(release_key)
    # Both at once, each with a local repository of its own. Javadoc takes longest by far, and its bytes depend on the JDK alone.
    mkdir -p "$CI_WORK/empty-repository"
    cp -r "$CI_WORK/empty-repository" "$CI_WORK/second-local"
    (
        cut_release two -Dmaven.javadoc.skip=true "-Dmaven.repo.local=$CI_WORK/second-local"
        the_next_one_keeps_the_api
    ) >"$CI_WORK/two.log" 2>&1 &
    local second=$!
    cut_release one
    release_is_complete "$CI_WORK/one-repository/io/github/energyjunit"
    wait "$second" || { tail -n 40 "$CI_WORK/two.log"; fail "the second build, or its API, failed"; }
    (cd "$CI_WORK/two-repository" && find . -name '*.jar' -o -name '*.pom' -o -name '*cyclonedx.json' | sort | xargs sha256sum) \
        >"$CI_WORK/two.sums"
    [ "$(wc -l <"$CI_WORK/two.sums")" -ge 27 ] || fail "the second build gave $(wc -l <"$CI_WORK/two.sums") files"
    (cd "$CI_WORK/one-repository" && sha256sum --quiet -c "$CI_WORK/two.sums") || fail "two builds differ"
    echo "$(wc -l <"$CI_WORK/two.sums") files have the same bytes from two folders"
    build_a_project_from_the_release
    build_the_sample_from_the_release
}

# Prints a secret key that is for this check alone.
release_key() {
    apt_install gnupg >&2
    local home=$CI_WORK/gnupg
    mkdir -m 700 "$home"
    gpg --homedir "$home" --batch --quiet --passphrase '' --quick-generate-key 'energy-junit test <test@example.invalid>' \
        rsa3072 sign 1d 2>/dev/null
    gpg --homedir "$home" --batch --quiet --armor --export-secret-keys
    gpgconf --homedir "$home" --kill all
}

# Clones, gives the version and deploys into a folder.
cut_release() {
    local name=$1
    shift
    git clone -q . "$CI_WORK/$name"
    (
        cd "$CI_WORK/$name"
        git grep -lF "$release-SNAPSHOT" | xargs sed -i "s/$release-SNAPSHOT/$release/g"
        # The profile "try" leaves out what 10-verify has checked: static analysis, formatting, tests.
        maven -q -Prelease,try -Dmaven.source.skip=false -pl '!sample-project,!benchmarks' deploy \
            "-DaltDeploymentRepository=local::file:$CI_WORK/$name-repository" "$@"
    )
}

# Holds 0.2.0 to the API of the second build, which its local repository has: first as it is, then without a method.
the_next_one_keeps_the_api() {
    local api=(maven -q -Ptry -pl energy-junit "-Dapi.base=$release" "-Dmaven.repo.local=$CI_WORK/second-local" verify)
    local assertions=energy-junit/src/main/java/io/github/energyjunit/EnergyAssertions.java
    cd "$CI_WORK/two"
    git checkout -q .
    git grep -lF "$release-SNAPSHOT" | xargs sed -i "s/$release-SNAPSHOT/0.2.0-SNAPSHOT/g"
    "${api[@]}"
    sed -i 's/public static void assertEnergyAtMost/static void assertEnergyAtMost/' "$assertions"
    "${api[@]}" >"$CI_WORK/api.log" && fail "a public method went, and the comparison with $release passed"
    grep 'METHOD_LESS_ACCESSIBLE' "$CI_WORK/api.log"
}

# What Maven Central asks for: https://central.sonatype.org/publish/requirements/
release_is_complete() {
    local module file folder
    for module in energy-junit-parent energy-junit energy-core energy-report energy-publish energy-maven-plugin \
        energy-cli energy-jmh; do
        folder=$1/$module/$release
        local wanted=("$module-$release.pom")
        [ "$module" = energy-junit-parent ] ||
            wanted+=("$module-$release.jar" "$module-$release-sources.jar" "$module-$release-javadoc.jar" \
                "$module-$release-cyclonedx.json")
        for file in "${wanted[@]}"; do
            [ -s "$folder/$file" ] || fail "missing: $module/$file"
            [ -s "$folder/$file.sha1" ] && [ -s "$folder/$file.md5" ] || fail "no checksum: $file"
            gpg --homedir "$CI_WORK/gnupg" --batch --quiet --verify "$folder/$file.asc" "$folder/$file" 2>/dev/null ||
                fail "wrong signature: $file"
        done
        for word in name description; do
            grep -q "<$word>" "$folder/$module-$release.pom" || fail "no $word: $module"
        done
        if [ "$module" != energy-junit-parent ]; then
            ! grep -E '"name" : "(maven-core|spring-core|junit-jupiter-api)"' "$folder/$module-$release-cyclonedx.json" ||
                fail "a bill of materials lists what its users bring: $module"
            for file in LICENSE NOTICE; do
                jar tf "$folder/$module-$release.jar" | grep "^META-INF/$file\$" >/dev/null || fail "no $file: $module"
            done
        fi
    done
    for word in url licenses developers scm; do
        grep -q "<$word>" "$1/energy-junit-parent/$release/energy-junit-parent-$release.pom" || fail "no $word: parent"
    done
    ! find "$1" -path '*SNAPSHOT*' | grep . || fail "snapshots in a release"
    ! grep -rl --include='*.pom' -e '-SNAPSHOT' "$1" || fail "a POM names a snapshot"
    [ ! -e "$1/sample-project" ] && [ ! -e "$1/benchmarks" ] || fail "the sample or the benchmarks were released"
}

# Follows the README on a project that has never been near this repository, with our artifacts from the folder alone.
build_a_project_from_the_release() {
    local project=$CI_WORK/project
    # The one that 50-sample has filled: nothing of ours was ever installed there.
    local repository=$CI_WORK/empty-repository
    mkdir -p "$project/src/test/java"
    # Java, dependency, plugin: the first three snippets.
    awk -v folder="$project" '/^```/ { if (open) { open = 0 } else { open = 1; n++ } next }
        open && n <= 3 { print > (folder "/snippet-" n) }' "$CI_WORK/one/README.md"
    mv "$project/snippet-1" "$project/src/test/java/InvoiceTests.java"
    cat >"$project/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>first</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories>
    <repository><id>release</id><url>file:$CI_WORK/one-repository</url></repository>
  </repositories>
  <pluginRepositories>
    <pluginRepository><id>release</id><url>file:$CI_WORK/one-repository</url></pluginRepository>
  </pluginRepositories>
  <dependencies>
$(cat "$project/snippet-2")
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>5.10.5</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
$(cat "$project/snippet-3")
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.6.1</version>
      </plugin>
    </plugins>
  </build>
</project>
POM
    (cd "$project" && maven "-Dmaven.repo.local=$repository" verify) | tee "$CI_WORK/project.log"
    grep -q 'InvoiceTests#formats_half_a_million_invoices()' "$CI_WORK/project.log" || fail "the project shows no joules"
    [ -s "$project/target/energy/report.html" ] || fail "the project has no report"
    rm -r "$project/target"
    (cd "$project" && maven -o "-Dmaven.repo.local=$repository" verify) >"$CI_WORK/offline.log" ||
        { tail -n 40 "$CI_WORK/offline.log"; fail "the project does not build offline"; }
    [ -s "$project/target/energy/report.html" ] || fail "the project has no report offline"
}

# The sample away from this repository: its parent, the extension and the plugin come from the folder.
build_the_sample_from_the_release() {
    local folder=$CI_WORK/sample
    mkdir "$folder"
    cp -r "$CI_WORK/one/sample-project" "$CI_WORK/one/README.md" "$folder"
    local repository="<id>release</id><url>file:$CI_WORK/one-repository</url>"
    sed -i "0,/<artifactId>sample-project</s|^ *<artifactId>sample-project</artifactId>|&\
  <repositories><repository>$repository</repository></repositories>\
  <pluginRepositories><pluginRepository>$repository</pluginRepository></pluginRepositories>|" "$folder/sample-project/pom.xml"
    (cd "$folder/sample-project" && maven "-Dmaven.repo.local=$CI_WORK/empty-repository" -Ptry verify) |
        tee "$CI_WORK/sample.log"
    grep -q 'Energy of .* tests in sample-project' "$CI_WORK/sample.log" || fail "the sample shows no joules"
}
