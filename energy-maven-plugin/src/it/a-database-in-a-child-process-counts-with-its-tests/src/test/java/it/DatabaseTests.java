package it;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.MeasureEnergy;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Has a database in a JVM of its own. */
@TestMethodOrder(MethodName.class)
class DatabaseTests {
    private static final OperatingSystemMXBean JVM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String PORT = "tcp://";
    private static final StringBuilder TRUTH = new StringBuilder();

    private static Process server;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        String jar = Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        server = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", jar, "org.h2.tools.Server", "-tcp", "-tcpPort", "0", "-ifNotExists")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = server.inputReader();
        for (String line = output.readLine(); line != null && url == null; line = url == null ? output.readLine() : line) {
            if (line.contains(PORT)) {
                String address = line.substring(line.indexOf(PORT) + PORT.length()).split(" ")[0];
                url = "jdbc:h2:tcp://localhost:" + address.substring(address.lastIndexOf(':') + 1) + "/mem:test";
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        TRUTH.append("all ").append(child()).append(" 0\n");
        server.destroyForcibly().waitFor();
        Files.writeString(Path.of("target", "truth"), TRUTH, StandardOpenOption.CREATE);
    }

    /** Lets the database use 1.5 s. */
    @Test
    @MeasureEnergy
    void asks_much() throws Exception {
        long child = child();
        long own = JVM.getProcessCpuTime();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            while (child() - child < 1_500_000_000L) {
                statement.executeQuery("SELECT SUM(a.x * b.x) FROM SYSTEM_RANGE(1, 300) a, SYSTEM_RANGE(1, 300) b").close();
            }
        }
        note("asks_much", child, own);
    }

    /** Works for 300 ms itself. */
    @Test
    @MeasureEnergy
    void asks_nothing() {
        long child = child();
        long own = JVM.getProcessCpuTime();
        while (JVM.getProcessCpuTime() - own < 300_000_000L) {
            Thread.onSpinWait();
        }
        note("asks_nothing", child, own);
    }

    /** Returns what the database has used, in ns, by ticks of 10 ms. */
    private static long child() {
        return server.info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void note(String test, long child, long own) {
        TRUTH.append(test).append(' ').append(child() - child).append(' ').append(JVM.getProcessCpuTime() - own).append('\n');
    }
}
