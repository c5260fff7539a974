#!/usr/bin/env bash
# Builds a project whose fixtures, bodies and child processes use known CPU time, with 1 and 2 test JVMs, in turn and at
# once, alone and beside a neighbour that bursts; prints each build's ledger next to what was fed while its test JVMs lived.
#
#   mvn -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false -Dinvoker.test=it-parent
#   benchmarks/ledger-end-to-end.sh [TRIES [options of mvn]]
set -euo pipefail
tries=${1:-1}
shift || true
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/benchmarks/target/ledger-end-to-end
plugin=$root/energy-maven-plugin
its=$plugin/target/it
[ -f "$its/it-parent/pom.xml" ] && [ -d "$its-repo/io/github/energyjunit/energy-maven-plugin" ] || {
    echo "First run: mvn -pl energy-maven-plugin -am verify -Ptry -Dinvoker.skip=false -Dinvoker.test=it-parent" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work/project/src/test/java/it" "$work/project/parent" "$work/bin"
cd "$work/project"
cp "$its/it-parent/pom.xml" parent/
sed "s|@localRepositoryUrl@|file://$HOME/.m2/repository|" "$plugin/src/it/settings.xml" >../settings.xml

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>io.github.energyjunit.it</groupId>
    <artifactId>it-parent</artifactId>
    <version>1</version>
    <relativePath>parent/pom.xml</relativePath>
  </parent>
  <artifactId>ledger-end-to-end</artifactId>
  <build>
    <plugins>
      <plugin>
        <groupId>io.github.energyjunit</groupId>
        <artifactId>energy-maven-plugin</artifactId>
        <executions><execution><goals><goal>prepare</goal><goal>report</goal></goals></execution></executions>
      </plugin>
    </plugins>
  </build>
</project>
POM

# Each part says what its thread has used, and what the processes have that it started.
cat >src/test/java/it/Parts.java <<'JAVA'
package it;

import io.github.energyjunit.MeasureEnergy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

@MeasureEnergy
abstract class Parts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<String, Long> USED = new ConcurrentHashMap<>();

    @BeforeAll
    static void setUpClass() throws Exception {
        burn("classSetUp", 1_500);
        if (!Boolean.getBoolean("parallel")) {
            long before = children();
            new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 600000 ]; do i=$((i+1)); done").start().waitFor();
            USED.merge("children", children() - before, Long::sum);
        }
    }

    @BeforeEach
    void setUp() {
        burn("testSetUp", 500);
    }

    @RepeatedTest(3)
    void body() {
        burn("bodies", 1_000);
    }

    @AfterEach
    void tearDown() {
        burn("testTearDown", 500);
    }

    @AfterAll
    static void tearDownClass() throws Exception {
        burn("classTearDown", 1_000);
        String all = USED.entrySet().stream().map(part -> part.getKey() + " " + part.getValue()).collect(Collectors.joining("\n"));
        Files.writeString(Path.of(System.getProperty("truth"), "parts-" + ProcessHandle.current().pid()), all);
    }

    private static void burn(String part, long millis) {
        long start = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - start < millis * 1_000_000) {
            Thread.onSpinWait();
        }
        USED.merge(part, THREADS.getCurrentThreadCpuTime() - start, Long::sum);
    }

    private static long children() throws Exception {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return 10_000_000 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }
}
JAVA
for name in One Two Three Four; do
    echo "package it; class ${name}Tests extends Parts {}" >"src/test/java/it/${name}Tests.java"
done

# Reads the counter and the time just before and just after a test JVM, and what that JVM has used with its children.
cat >"$work/bin/java" <<JAVA
#!/usr/bin/env bash
read -r before <'$work/counter/intel-rapl:0/energy_uj'
from=\$(date +%s%N)
'$(command -v java)' "\$@" <&0 &
pid=\$!
status=0
wait \$pid || status=\$?
read -r after <'$work/counter/intel-rapl:0/energy_uj'
to=\$(date +%s%N)
times >"\$TRUTH/times-\$pid"
echo "\$before \$after \$from \$to \$(tail -n 1 "\$TRUTH/times-\$pid")" >"\$TRUTH/jvm-\$pid"
exit \$status
JAVA
chmod +x "$work/bin/java"

first=()
[ "$(id -u)" -ne 0 ] || first=(nice -n -20)
${first[@]+"${first[@]}"} java "$root/.ci/Feeder.java" "$work/counter" 10 20 &
feeder=$!
neighbour=
trap 'kill $feeder $neighbour 2>/dev/null || true' EXIT
trap 'exit 1' INT TERM
until [ -s "$work/counter/intel-rapl:0/energy_uj" ]; do sleep 0.2; done

cat >"$work/table.py" <<'PYTHON'
import glob, json, re, sys
folder, name = sys.argv[1:]
# With several forks, and another java than that of Maven, Surefire first starts a JVM that only lists test classes.
pids = [re.search(r'measurements-(\d+)-', file).group(1) for file in glob.glob(folder + '/measurements-*')]
jvms = [open(folder + '/jvm-' + pid).read().split() for pid in pids]
fed = (max(int(jvm[1]) for jvm in jvms) - min(int(jvm[0]) for jvm in jvms)) / 1e6
seconds = (max(int(jvm[3]) for jvm in jvms) - min(int(jvm[2]) for jvm in jvms)) / 1e9
minutes = lambda text: sum(60 * float(m) + float(s) for m, s in re.findall(r'(\d+)m([\d.]+)s', text))
own = 20 * sum(minutes(' '.join(jvm[4:])) for jvm in jvms)
truth = {'idle': 10 * seconds, 'own': own, 'others': fed - 10 * seconds - own}
for file in glob.glob(folder + '/parts-*'):
    for part in open(file):
        truth[part.split()[0]] = truth.get(part.split()[0], 0) + 20e-9 * int(part.split()[1])
report = json.load(open(folder + '/report.json'))
lines = {line['what']: line['joules'] for line in report['ledger']}
lines['others'] = sum(lines.get(what, 0) for what in ('otherProcesses', 'otherJvms', 'containers'))
lines['own'] = sum(j for what, j in lines.items() if what not in ('others', 'otherProcesses', 'otherJvms', 'containers', 'idle'))
ledger = report['ledgerJoules']
assert abs(ledger - lines['own'] - lines['others'] - lines['idle']) < 1e-4, lines
off = lambda what: '%+.1f %%' % (100 * (lines[what] / truth[what] - 1))
shown = [what for what in lines if what in truth and what not in ('idle', 'own', 'others')]
print('| %s | %.1f J | %.1f J | %+.2f %% | %.1f J | %s of %.0f J | %s of %.0f J | %s of %.0f J | %s |' % (
    name, fed, ledger, 100 * (ledger / fed - 1), report['ledgerEstimatedJoules'], off('own'), truth['own'],
    off('others'), truth['others'], off('idle'), truth['idle'], ', '.join('%s %s' % (what, off(what)) for what in shown)), flush=True)
PYTHON

echo '| JVMs | tests | neighbour | fed | ledger | gap | of it worked out | test JVMs | others | idle power | lines off by |'
echo '|---|---|---|---|---|---|---|---|---|---|---|'
for bursts in no yes; do
    if [ $bursts = yes ]; then
        "$root/benchmarks/bursting-neighbour.sh" &
        neighbour=$!
    fi
    for forks in 1 2; do
        for parallel in false true; do
            for i in $(seq "$tries"); do
                TRUTH=$work/truth-$bursts-$forks-$parallel-$i
                export TRUTH
                mkdir "$TRUTH"
                mvn -s ../settings.xml "-Dmaven.repo.local=$its-repo" -B -ntp clean verify "-Djvm=$work/bin/java" \
                    "-DforkCount=$forks" "-DargLine=-Dtruth=$TRUTH -Dparallel=$parallel" -Denergy.source=powercap \
                    "-Denergy.powercap.root=$work/counter" -Denergy.idleWatts=10 "-Denergy.output=$TRUTH" \
                    "-Djunit.jupiter.execution.parallel.enabled=$parallel" \
                    -Djunit.jupiter.execution.parallel.mode.default=concurrent \
                    -Djunit.jupiter.execution.parallel.config.strategy=fixed \
                    -Djunit.jupiter.execution.parallel.config.fixed.parallelism=2 "$@" >"$TRUTH/build.txt" 2>&1 ||
                    { tail -n 30 "$TRUTH/build.txt"; exit 1; }
                tests=$([ "$parallel" = true ] && echo 'at once' || echo 'in turn')
                python3 "$work/table.py" "$TRUTH" "$forks | $tests | $bursts"
            done
        done
    done
done
