package io.github.energyjunit.example;

import static io.github.energyjunit.EnergyAssertions.assertEnergyAtMost;

import io.github.energyjunit.Energy;
import io.github.energyjunit.MeasureEnergy;
import io.github.energyjunit.MeasuredRegion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What docs/regions.md quotes. */
public class RegionTestCases {
    @MeasureEnergy
    @Test
    void sortsOrders() {
        MeasuredRegion<List<String>> load = Energy.measure("load", () -> orders(20_000));
        List<String> orders = load.value();
        MeasuredRegion<?> sort = Energy.measure("sort", () -> Collections.sort(orders));
        System.out.println(load + ", " + sort);
    }

    @MeasureEnergy
    @Test
    void sortsWithinALimit() {
        List<String> orders = orders(20_000);
        assertEnergyAtMost(50, "sort", () -> Collections.sort(orders));
    }

    private static List<String> orders(int count) {
        Random random = new Random(count);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add("order-" + random.nextInt());
        }
        return orders;
    }
}
