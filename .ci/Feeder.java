import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes a powercap tree of one package below a folder and feeds its counter until it is ended: by the watts given, and by
 * the joules given for each second of CPU time of the machine.
 */
public class Feeder {
    private static final long START = 1_000_000_000L;

    public static void main(String[] args) throws Exception {
        Path zone = Files.createDirectories(Path.of(args[0]).resolve("intel-rapl").resolve("intel-rapl:0"));
        double watts = Double.parseDouble(args[1]);
        double joulesPerCpuSecond = args.length > 2 ? Double.parseDouble(args[2]) : 0;
        Files.writeString(zone.resolve("name"), "package-0\n");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
        Path counter = zone.resolve("energy_uj");
        Files.writeString(counter, START + "\n");
        Files.createSymbolicLink(Path.of(args[0]).resolve("intel-rapl:0"), zone);
        long start = System.nanoTime();
        long busyStart = joulesPerCpuSecond > 0 ? busyNanos() : 0;
        long fed = 0;
        try (FileChannel file = FileChannel.open(counter, StandardOpenOption.WRITE)) {
            while (true) {
                double nanojoules = (System.nanoTime() - start) * watts;
                if (joulesPerCpuSecond > 0) {
                    nanojoules += (busyNanos() - busyStart) * joulesPerCpuSecond;
                }
                fed = Math.max(fed, (long) (nanojoules / 1_000));
                // In place: a reader never meets an empty file.
                file.write(ByteBuffer.wrap((START + fed + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
                Thread.sleep(1);
            }
        }
    }

    private static long busyNanos() throws IOException {
        Path version1 = Path.of("/sys/fs/cgroup/cpuacct/cpuacct.usage");
        if (Files.exists(version1)) {
            return Long.parseLong(Files.readString(version1).strip());
        }
        for (String line : Files.readAllLines(Path.of("/sys/fs/cgroup/cpu.stat"))) {
            if (line.startsWith("usage_usec ")) {
                return 1_000 * Long.parseLong(line.substring(line.indexOf(' ') + 1));
            }
        }
        throw new IOException("no CPU time of the machine");
    }
}
