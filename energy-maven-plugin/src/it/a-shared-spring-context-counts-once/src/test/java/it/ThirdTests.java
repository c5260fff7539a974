package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "it.other = true")
class ThirdTests {
    private final Service service;

    ThirdTests(@Autowired Service service) {
        this.service = service;
    }

    @Test
    @MeasureEnergy
    void works() {
        service.work();
    }
}
