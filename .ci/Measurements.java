import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/**
 * Writes a measurement file of made-up tests, to try reports with: java .ci/Measurements.java folder tests samples [hostile]
 *
 * <p>The same arguments give the same file. "hostile" gives the tests, and regions of them, names that try to break out of a report.
 */
class Measurements {

    private static final String[] EVIL = {
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\\\"><b onmouseover=alert(1)>",
        "\\u202eright-to-left \\u05e9\\u05dc\\u05d5\\u05dd", "\\ud83d\\ude00\\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc67",
        "${7*7} {{7*7}} <#assign x=1>", "'; DROP TABLE tests; --", "line\\nbreak\\ttab\\u0000null\\u2028", "<!-- <![CDATA[ ]]> -->"
    };

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int tests = Integer.parseInt(arguments[1]);
        int samples = Integer.parseInt(arguments[2]);
        boolean hostile = arguments.length > 3;
        Random random = new Random(42);
        Files.createDirectories(folder);
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("measurements-1-00000000.jsonl"))) {
            file.write("""
                    {"type":"jvm","schema":1,"run":"00000000-0000-0000-0000-000000000000","started":"%s","pid":1,\
                    "source":{"name":"powercap","quality":"measured","domains":[{"name":"package-0","counted":true},{"name":"dram","counted":true}],\
                    "model":null,"uncertainty":null},"fingerprint":{"source":"powercap","domains":"dram+package-0","cpuModel":"Made Up 9000",\
                    "cpuCount":8,"jvmFeature":17,"gc":"G1","attribution":"gross"},"attribution":"gross","idleWatts":null,\
                    "jvm":"OpenJDK 64-Bit Server VM 17","os":"Linux amd64","passedOver":[],"notes":["These numbers are made up."]}
                    """.formatted(Instant.parse("2026-11-23T10:00:00Z").plusSeconds(tests / 5))); // several files: one after another
            long start = 0;
            for (int sample = 0; sample < samples; sample++) {
                for (int test = 0; test < tests; test++) {
                    String type = "com.acme.shop.p" + test % 17 + ".Service" + test % 401 + "Tests";
                    String name = type + "#takes_care_of_case_" + test + "()"
                            + (hostile ? EVIL[test % EVIL.length] + (test % 10 == 0 ? "<b>a.b&".repeat(1400) : "") : "");
                    long typical = 2_000 + (long) (4_000_000 / (1 + test * 37L % 997));
                    long joules = (long) (typical * (1 + 0.03 * random.nextGaussian()));
                    long duration = Math.max(1, joules * (40 + test % 7 * 10));
                    file.write("{\"type\":\"measurement\",\"run\":\"00000000-0000-0000-0000-000000000000\",\"test\":\"" + name
                            + "\",\"className\":\"" + type + "\",\"methodName\":\"takes_care_of_case_" + test
                            + "\",\"displayName\":\"takes_care_of_case_" + test
                            + "()\",\"outcome\":\"successful\",\"warmup\":false,\"operations\":1,\"startNanos\":" + start
                            + ",\"durationNanos\":" + duration + ",\"cpuNanos\":" + duration + ",\"busyNanos\":" + duration
                            + ",\"totalMicrojoules\":" + joules * 5 / 4 + ",\"attributedMicrojoules\":" + joules
                            + ",\"resolutionMicrojoules\":900,\"domains\":{\"package-0\":" + joules + ",\"dram\":" + joules / 4
                            + "},\"maxJoules\":" + (test % 50 == 3 ? "0.05" : "null") + ",\"flags\":["
                            + (joules < 9_000 ? "\"TOO_SHORT\"" : "") + "],\"reason\":null}\n");
                    for (int region = 0; hostile && region < 3; region++) {
                        file.write("{\"type\":\"region\",\"run\":\"00000000-0000-0000-0000-000000000000\",\"test\":\"" + name
                                + "\",\"region\":\"part " + EVIL[(test + region) % EVIL.length]
                                + "\",\"warmup\":false,\"times\":" + (1 + region) + ",\"startNanos\":" + start
                                + ",\"durationNanos\":" + duration / 4 + ",\"cpuNanos\":" + duration / 4 + ",\"busyNanos\":" + duration / 4
                                + ",\"totalMicrojoules\":" + joules / 3 + ",\"attributedMicrojoules\":" + joules / (4 + region)
                                + ",\"resolutionMicrojoules\":900,\"flags\":[\"TOO_SHORT\"],\"reason\":null}\n");
                    }
                    start += duration;
                }
            }
        }
    }
}
