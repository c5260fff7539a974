package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SecondTests {
    private final Service service;

    /** Asks for it before any listener of Spring prepares the instance. */
    @Autowired
    SecondTests(Service service) {
        this.service = service;
    }

    @Test
    @MeasureEnergy
    void works() {
        service.work();
    }
}
