import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Compares two runs of one suite: java Outcomes.java without with. With one folder: prints the median of the ratios of
 * all pairs in it.
 */
final class Outcomes {
    public static void main(String[] args) throws IOException, XMLStreamException {
        if (args.length == 1) {
            ratio(Path.of(args[0]));
        } else {
            compare(Path.of(args[0]), Path.of(args[1]));
        }
    }

    private static void compare(Path without, Path with) throws IOException, XMLStreamException {
        Map<String, List<String>> plain = outcomes(without);
        Map<String, List<String>> measured = outcomes(with);
        int different = 0;
        for (String test : plain.keySet()) {
            if (!plain.get(test).equals(measured.get(test))) {
                different++;
                System.out.println("  " + test + " without: " + plain.get(test) + " with: " + measured.get(test));
            }
        }
        for (String test : measured.keySet()) {
            if (!plain.containsKey(test)) {
                different++;
                System.out.println("  " + test + " with only: " + measured.get(test));
            }
        }
        System.out.println("tests without " + counts(plain) + ", with " + counts(measured)
                + "; test cases with another outcome: " + different + "; " + joules(with));
        if (different > 0 || plain.isEmpty()) {
            System.exit(1);
        }
    }

    private static Map<String, Integer> counts(Map<String, List<String>> outcomes) {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.values().forEach(all -> all.forEach(one -> counts.merge(one, 1, Integer::sum)));
        return counts;
    }

    /** Reads each test case's outcomes; a name may stand for more than one test. */
    private static Map<String, List<String>> outcomes(Path reports) throws IOException, XMLStreamException {
        Map<String, List<String>> outcomes = new TreeMap<>();
        for (Path file : files(reports, "TEST-.*[.]xml")) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
                String test = "";
                String outcome = "";
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        switch (xml.getLocalName()) {
                            case "testcase" -> {
                                test = xml.getAttributeValue(null, "classname") + "#"
                                        + xml.getAttributeValue(null, "name");
                                outcome = "passed";
                            }
                            case "failure", "error", "skipped" -> outcome = xml.getLocalName();
                            default -> {}
                        }
                    } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase")) {
                        outcomes.computeIfAbsent(test, key -> new ArrayList<>()).add(outcome);
                    }
                }
            }
        }
        outcomes.values().forEach(Collections::sort);
        return outcomes;
    }

    private static String joules(Path energy) throws IOException {
        long measured = 0;
        long withJoules = 0;
        for (Path file : files(energy, "measurements-.*[.]jsonl")) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("{\"type\":\"measurement\"")) {
                    measured++;
                    withJoules += line.contains("\"attributedMicrojoules\":null") ? 0 : 1;
                }
            }
        }
        return measured + " measured, " + withJoules + " of them with joules";
    }

    /** Finds files at any depth, in the reports of Surefire and of Failsafe, of one module or of several. */
    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
        }
    }

    private static void ratio(Path work) throws IOException {
        List<double[]> walls = new ArrayList<>();
        List<double[]> cpus = new ArrayList<>();
        for (int pair = 1; Files.exists(work.resolve("with-" + pair + ".time")); pair++) {
            double[] without = times(work, "without-" + pair);
            double[] with = times(work, "with-" + pair);
            walls.add(new double[] {without[0], with[0]});
            cpus.add(new double[] {without[1] + without[2], with[1] + with[2]});
        }
        System.out.println(walls.size() + " pairs");
        print("wall time", walls);
        print("processor time", cpus);
    }

    private static void print(String what, List<double[]> pairs) {
        double[] ratios = pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
        double[] seconds = pairs.stream().mapToDouble(pair -> pair[1] - pair[0]).sorted().toArray();
        double[] without = pairs.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f s without, ratio with / without median %.3f (%.3f to %.3f), difference median %+.2f s%n",
                what,
                median(without),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                median(seconds));
    }

    /** Reads wall, user and system time and that of the whole machine, in s. */
    private static double[] times(Path work, String run) throws IOException {
        return Stream.of(Files.readString(work.resolve(run + ".time")).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
