package it;

import com.github.dockerjava.api.model.Ulimit;
import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;

@Timeout(60)
class TestcontainersTests {
    @SuppressWarnings("resource")
    private static final GenericContainer<?> CONTAINER = new GenericContainer<>("localhost/energy-burner:1")
            .withImagePullPolicy(image -> false)
            .withNetworkMode("none")
            .withCommand("sh", "-c", "exec sleep 300")
            .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
            .withCreateContainerCmdModifier(command -> command.getHostConfig()
                    .withUlimits(List.of(new Ulimit("nofile", 1024L, 1024L), new Ulimit("nproc", 1024L, 1024L))));

    @BeforeAll
    static void start() {
        CONTAINER.start();
    }

    @AfterAll
    static void stop() throws IOException {
        CONTAINER.stop();
        Cpu.write();
    }

    /** Lets the container use 1 s. */
    @Test
    @MeasureEnergy
    void lets_a_container_work() throws Exception {
        Cpu cpu = new Cpu(CONTAINER.getContainerId());
        CONTAINER.execInContainer("sh", "-c", "ulimit -t 1; while :; do :; done");
        cpu.note("lets_a_container_work", cpu.used());
    }
}
