package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@MeasureEnergy
class ShopTests {

    private static final boolean LATER = Boolean.getBoolean("later");

    @BeforeAll
    static void warm_up() throws IOException {
        Machine.work(1);
    }

    @RepeatedTest(11)
    void stays() throws IOException {
        Machine.work(2);
    }

    @RepeatedTest(11)
    void becomes_worse() throws IOException {
        Machine.work(LATER ? 3 : 2);
    }

    @RepeatedTest(11)
    void becomes_worse_and_that_is_accepted() throws IOException {
        Machine.work(LATER ? 3 : 2);
    }

    @RepeatedTest(11)
    void becomes_better() throws IOException {
        Machine.work(LATER ? 2 : 3);
    }

    @RepeatedTest(11)
    void is_noisy(RepetitionInfo repetition) throws IOException {
        // Three levels, none of which holds the majority: that would look calm to a robust measure of spread.
        Machine.work(1.6 + 0.4 * (repetition.getCurrentRepetition() % 3));
    }

    @RepeatedTest(3)
    void is_seldom_measured() throws IOException {
        Machine.work(2);
    }

    @RepeatedTest(11)
    @EnabledIfSystemProperty(named = "later", matches = "true")
    void is_new() throws IOException {
        Machine.work(2);
    }

    @RepeatedTest(11)
    @DisabledIfSystemProperty(named = "later", matches = "true")
    void is_gone() throws IOException {
        Machine.work(2);
    }
}
