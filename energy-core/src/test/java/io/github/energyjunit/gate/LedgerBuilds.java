package io.github.energyjunit.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Builds whose JVM kept a ledger, each with its own noise of 1 % from a fixed seed; a processor of 100 W works for tests. */
final class LedgerBuilds {

    /** The ledger of a JVM that hardly used anything. */
    static final String EMPTY =
            "{\"type\":\"ledger\",\"run\":\"x\",\"startNanos\":0,\"durationNanos\":4000000000,\"beforeNanos\":0,"
                    + "\"beforeCpuNanos\":0,\"lostNanos\":0,\"totalMicrojoules\":400000000,"
                    + "\"busyNanos\":4000000000,\"entries\":[],\"power\":[0,0]}\n";

    private final Builds builds;
    private final Random random = new Random(7);

    LedgerBuilds(Builds builds) {
        this.builds = builds;
    }

    /** Begins a build of two classes. */
    Lines usual() {
        return new Lines(jvm -> {}, 0)
                .setUp("com.acme.A", 4)
                .body("com.acme.A", 2)
                .setUp("com.acme.B", 0.1)
                .body("com.acme.B", 3);
    }

    /** Begins the same on a machine whose idle power was calibrated so. */
    Lines idle(double watts) {
        Lines lines = new Lines(jvm -> jvm.put("attribution", "net").put("idleWatts", watts), watts);
        return lines.setUp("com.acme.A", 4)
                .body("com.acme.A", 2)
                .setUp("com.acme.B", 0.1)
                .body("com.acme.B", 3);
    }

    /** What a build will have measured, in joules. */
    final class Lines {
        private final Consumer<ObjectNode> change;
        private final double watts;
        private final Map<String, Double> setUps = new TreeMap<>();
        private final Map<String, Double> bodies = new TreeMap<>();
        private final Map<String, Integer> tests = new TreeMap<>();
        private final Set<String> sampled = new HashSet<>();
        private final Set<String> failing = new HashSet<>();
        private double around = 1;
        private boolean ledger = true;
        private boolean told = true;

        Lines(Consumer<ObjectNode> change, double watts) {
            this.change = change;
            this.watts = watts;
        }

        Lines setUp(String name, double joules) {
            setUps.put(name, joules);
            return this;
        }

        Lines body(String name, double joules) {
            bodies.put(name, joules);
            return this;
        }

        Lines around(double joules) {
            around = joules;
            return this;
        }

        Lines tests(String name, int count) {
            tests.put(name, count);
            return this;
        }

        Lines samples(String name) {
            sampled.add(name);
            return this;
        }

        Lines failing(String name) {
            failing.add(name);
            return this;
        }

        Lines without(String name) {
            setUps.remove(name);
            bodies.remove(name);
            return this;
        }

        Lines withoutLedger() {
            ledger = false;
            return this;
        }

        Lines withoutTests() {
            told = false;
            return this;
        }

        Builds.Build write() {
            Builds.Build build = builds.build(change);
            double all = around;
            StringBuilder lines = new StringBuilder();
            for (String name : setUps.keySet()) {
                double setUp = setUps.get(name) * noise();
                double body = bodies.getOrDefault(name, 0.0) * noise();
                int count = tests.getOrDefault(name, 1);
                for (int i = 0; i < 10 && body > 0; i++) {
                    build.measure(
                            name + "#test()", 1, body / 10, 0.01, line -> line.put("warmup", sampled.contains(name)));
                }
                if (sampled.contains(name)) {
                    build.measure(name + "#test()", 10, 0.3, 0.01);
                }
                if (failing.contains(name)) {
                    build.measure(name + "#other()", 1, 1, 0.01, line -> line.put("outcome", "failed"));
                }
                all += setUp + body;
                lines.append("{\"type\":\"classLedger\",\"run\":\"x\",\"className\":\"")
                        .append(name)
                        .append('"');
                if (told) {
                    lines.append(",\"tests\":")
                            .append(count)
                            .append(",\"testsDigest\":\"00000000000000a")
                            .append(count)
                            .append('"');
                }
                lines.append(",\"entries\":[")
                        .append(entry("classSetUp", setUp))
                        .append(',')
                        .append(entry("bodies", body));
                lines.append("]}\n");
            }
            if (ledger) {
                build.recording.raw(lines
                        + String.format(
                                Locale.ROOT,
                                "{\"type\":\"ledger\",\"run\":\"x\",\"startNanos\":0,\"durationNanos\":4000000000,\"beforeNanos\":0,"
                                        + "\"beforeCpuNanos\":0,\"lostNanos\":0,\"totalMicrojoules\":400000000,"
                                        + "\"busyNanos\":4000000000,\"entries\":[%s],\"power\":[0,0]}\n",
                                entry("framework", all)));
            }
            return build;
        }

        private double noise() {
            return Math.exp(0.01 * random.nextGaussian());
        }

        /** Idle power is taken off for as long as a processor of 100 W works. */
        private String entry(String what, double joules) {
            return String.format(
                    Locale.ROOT,
                    "{\"what\":\"%s\",\"grossMicrojoules\":%d,\"idleNanos\":%d,\"cpuNanos\":1}",
                    what,
                    Math.round(joules * 1e6 * 1.04),
                    Math.round(watts == 0 ? 0 : joules * 1e7));
        }
    }
}
