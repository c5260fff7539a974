package io.github.energyjunit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.settings.Commands.Declared;
import org.junit.jupiter.api.Test;

class CommandsTests {
    private static final String FULL = "io.github.energyjunit:energy-maven-plugin:1.2.3:";
    private static final String TEXT = "make one by mvn verify energy:baseline -Denergy.baseline.prune=true, or call"
            + " energy:report (`energy:check`)";

    @Test
    void the_prefix_stays_where_maven_knows_it() {
        assertThat(new Commands(Declared.AT_THE_TOP, "1.2.3").in(TEXT)).isEqualTo(TEXT);
    }

    @Test
    void elsewhere_goals_are_called_by_their_coordinates_and_tests_are_prepared() {
        assertThat(new Commands(Declared.NOWHERE, "1.2.3").in(TEXT))
                .isEqualTo("make one by mvn " + FULL + "prepare verify " + FULL
                        + "baseline -Denergy.baseline.prune=true, or call " + FULL + "report (`" + FULL + "check`)");
    }

    @Test
    void a_module_whose_own_pom_declares_the_plugin_is_measured_without_a_goal() {
        assertThat(new Commands(Declared.IN_THE_MODULE, "1.2.3").in(TEXT))
                .isEqualTo("make one by mvn verify " + FULL + "baseline -Denergy.baseline.prune=true, or call " + FULL
                        + "report (`" + FULL + "check`)");
    }

    @Test
    void nobody_is_told_to_run_what_this_build_does_anyway() {
        String text =
                "make one by mvn verify energy:baseline; drop it by mvn verify energy:baseline -Denergy.prune=true";

        assertThat(new Commands(Declared.AT_THE_TOP, "1.2.3", true, null).in(text))
                .isEqualTo("make one by energy:baseline, which this build does at its end;"
                        + " drop it by mvn verify energy:baseline -Denergy.prune=true");
        assertThat(new Commands(Declared.NOWHERE, "1.2.3", true, null).in(text))
                .startsWith("make one by " + FULL + "baseline, which this build does at its end;");
    }

    @Test
    void a_baseline_that_the_command_line_names_is_named_by_advice_too_and_once() {
        Commands commands = new Commands(Declared.AT_THE_TOP, "1.2.3", false, "my base.json");

        String text = commands.in(TEXT);

        assertThat(text)
                .startsWith("make one by mvn verify energy:baseline \"-Denergy.baseline.file=my base.json\""
                        + " -Denergy.baseline.prune=true, or");
        assertThat(commands.in(text)).isEqualTo(text);
        assertThat(new Commands(Declared.NOWHERE, "1.2.3", false, "base.json").in("by mvn verify energy:baseline"))
                .isEqualTo("by mvn " + FULL + "prepare verify " + FULL + "baseline -Denergy.baseline.file=base.json");
    }

    @Test
    void what_is_written_out_already_stays() {
        String full = "mvn " + FULL + "report; the energy: 3 J; some.energy:thing; -Denergy.skip";

        assertThat(new Commands(Declared.NOWHERE, "1.2.3").in(full)).isEqualTo(full);
    }
}
