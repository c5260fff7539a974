package io.github.energyjunit.meter.estimate;

import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Holds watts per hardware thread of one processor architecture, whole server, from Cloud Carbon Footprint's table in
 * {@code coefficients.csv}.
 *
 * @param architecture name of the row
 * @param vendor as in {@link CpuInfo}, or empty in the row for every other processor
 * @param family CPU family, -1 where the vendor and model suffice
 * @param models model numbers that belong to the architecture
 * @param minStepping lowest stepping: Skylake and Cascade Lake share a model number
 * @param idleWatts watts per thread of the idle machine
 * @param maxWatts watts per thread at full load
 */
record Coefficients(
        String architecture,
        String vendor,
        int family,
        List<Integer> models,
        int minStepping,
        double idleWatts,
        double maxWatts) {
    private static final List<Coefficients> TABLE = load();

    /** Finds the architecture's row; the last one fits every processor. */
    static Coefficients of(CpuInfo cpu) {
        return TABLE.stream().filter(row -> row.fits(cpu)).findFirst().orElseThrow();
    }

    private boolean fits(CpuInfo cpu) {
        return vendor.isEmpty()
                || (vendor.equals(cpu.vendor())
                        && family == cpu.family()
                        && models.contains(cpu.model())
                        && cpu.stepping() >= minStepping);
    }

    private static List<Coefficients> load() {
        try (InputStream table = Coefficients.class.getResourceAsStream("coefficients.csv")) {
            if (table == null) {
                throw new IllegalStateException("coefficients.csv is missing beside " + Coefficients.class);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Coefficients::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Coefficients parse(String line) {
        String[] cells = line.split(",", -1);
        List<Integer> models = Arrays.stream(cells[3].split(" "))
                .filter(model -> !model.isEmpty())
                .map(Integer::decode)
                .toList();
        return new Coefficients(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                models,
                Integer.parseInt(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]));
    }
}
