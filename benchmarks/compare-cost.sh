#!/bin/sh
# Times a clean comparison of a number of tests against measuring them once with 10 samples each, in turns, builds included.
#
#   mvn -pl energy-maven-plugin -am install -DskipTests
#   benchmarks/compare-cost.sh 50 3 [options of mvn]
#
# makes a project of 50 tests in a git repository of its own, and does both three times.
set -eu
tests=$1
times=$2
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
work=$root/benchmarks/target/compare-cost
rm -rf "$work"
mkdir -p "$work/src/test/java/it"
cd "$work"
cat > pom.xml <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>it</groupId>
  <artifactId>compare-cost</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>io.github.energyjunit</groupId><artifactId>energy-junit</artifactId><version>$version</version><scope>test</scope></dependency>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.10.5</version><scope>test</scope></dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
      <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
      <plugin><groupId>io.github.energyjunit</groupId><artifactId>energy-maven-plugin</artifactId><version>$version</version></plugin>
    </plugins>
  </build>
</project>
EOF
for i in $(seq "$tests"); do
    cat > "src/test/java/it/Work${i}Tests.java" <<EOF
package it;

import io.github.energyjunit.EnergyTest;

class Work${i}Tests {
    static double sink;

    @EnergyTest
    void works() {
        double sum = $i;
        for (int i = 0; i < 100_000; i++) {
            sum += Math.sqrt(sum + i);
        }
        sink = sum;
    }
}
EOF
done
printf 'target/\n*.txt\n' > .gitignore
git init --quiet
git add --all
git -c user.name=Test -c user.email=test@example.org commit --quiet --message=all
took() { # name, goals and options
    name=$1
    shift
    begin=$(date +%s.%N)
    mvn -B -Dstyle.color=never "$@" > "$name.txt" 2>&1 || { tail -n 20 "$name.txt" >&2; exit 1; }
    awk -v begin="$begin" -v end="$(date +%s.%N)" 'BEGIN { printf "%.1f", end - begin }'
}
for i in $(seq "$times"); do
    once=$(took "once-$i" test-compile surefire:test -Denergy.samples=10 "$@")
    compared=$(took "compared-$i" energy:compare -Denergy.base=HEAD "$@")
    awk -v once="$once" -v compared="$compared" 'BEGIN {
        printf "once with 10 samples %.1f s, compared %.1f s: %.2f times as long\n", once, compared, compared / once }'
    grep -h 'pairs\|suspect' "compared-$i.txt" | grep 'measuring\|Compared' || true
done
