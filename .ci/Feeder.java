import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a powercap tree of one package below a folder and feeds its counter, by the watts given, until it is ended. */
public class Feeder {
    private static final long START = 1_000_000_000L;

    public static void main(String[] args) throws Exception {
        Path zone = Files.createDirectories(Path.of(args[0]).resolve("intel-rapl").resolve("intel-rapl:0"));
        double watts = Double.parseDouble(args[1]);
        Files.writeString(zone.resolve("name"), "package-0\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        Path counter = zone.resolve("energy_uj");
        Files.writeString(counter, START + "\n");
        Files.createSymbolicLink(Path.of(args[0]).resolve("intel-rapl:0"), zone);
        long start = System.nanoTime();
        try (FileChannel file = FileChannel.open(counter, StandardOpenOption.WRITE)) {
            while (true) {
                long microjoules = START + (long) ((System.nanoTime() - start) / 1_000.0 * watts);
                // In place: a reader never meets an empty file.
                file.write(ByteBuffer.wrap((microjoules + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                Thread.sleep(1);
            }
        }
    }
}
