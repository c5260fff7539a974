package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class FirstTests {
    @Autowired
    private Service service;

    @Test
    @MeasureEnergy
    void works() {
        service.work();
    }
}
