package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.confirm.maven.Confirmation;
import io.github.energyjunit.settings.EnergyKey;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** Binds parameters as Maven does: from the descriptor's defaults, and from a POM. */
@MojoTest
class ParameterBindingTests {

    private static final String CONFIGURED = "src/test/resources/parameters/pom.xml";

    @Test
    @InjectMojo(goal = "check")
    void check_has_its_defaults(CheckMojo check) {
        assertThat(check.failOn).isEqualTo("FAIL");
        assertThat(check.confirm).isEqualTo(Confirmation.Mode.auto);
        assertThat(check.failOnViolation).isTrue();
        assertThat(check.budgetConfidence).isEqualTo(0.99);
        assertThat(check.budgets).isEmpty();
    }

    @Test
    @InjectMojo(goal = "check", pom = CONFIGURED)
    void check_takes_nested_budgets_and_words_from_the_pom(CheckMojo check) {
        assertThat(check.budgets).hasSize(2);
        assertThat(check.budgets.get(0).rule()).isNotNull();
        assertThat(check.budgetConfidence).isEqualTo(0.95);
        assertThat(check.failOn).isEqualTo("FAIL,WARN");
        assertThat(check.confirm).isEqualTo(Confirmation.Mode.never);
    }

    @Test
    @InjectMojo(goal = "prepare", pom = CONFIGURED)
    void prepare_takes_settings_of_the_test_jvms(PrepareMojo prepare) {
        assertThat(prepare.source).isEqualTo("powercap");
        assertThat(prepare.estimateIdleWatts).isEqualTo("7");
        assertThat(prepare.samples).isNull();
        assertThat(EnergyKey.values()).isNotEmpty();
    }

    @Test
    @InjectMojo(goal = "report", pom = CONFIGURED)
    void report_takes_formats_and_rows(ReportMojo report) {
        assertThat(report.formats).isEqualTo("json");
        assertThat(report.top).isEqualTo(3);
    }

    @Test
    @InjectMojo(goal = "report")
    void report_has_its_defaults(ReportMojo report) {
        assertThat(report.formats).isEqualTo("default");
        assertThat(report.top).isEqualTo(20);
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void report_aggregate_has_its_defaults(ReportAggregateMojo report) {
        assertThat(report.formats).isEqualTo("default");
    }

    @Test
    @InjectMojo(goal = "aggregate")
    void aggregate_has_its_defaults(AggregateMojo aggregate) {
        assertThat(aggregate.formats).isEqualTo("default");
        assertThat(aggregate.skip).isFalse();
    }

    @Test
    @InjectMojo(goal = "compare", pom = CONFIGURED)
    void compare_takes_patterns_of_tests(CompareMojo compare) {
        assertThat(compare.tests).isEqualTo("*Foo#*");
        assertThat(compare.time).isEqualTo("10min");
        assertThat(compare.base).isNull();
    }

    @Test
    @InjectMojo(goal = "baseline")
    void baseline_has_its_defaults(BaselineMojo baseline) {
        assertThat(baseline.skip).isFalse();
    }

    @Test
    @InjectMojo(goal = "doctor")
    @MojoParameter(name = "json", value = "doctor.json")
    void doctor_takes_a_file(DoctorMojo doctor) {
        assertThat(doctor.json).isEqualTo("doctor.json");
    }

    @Test
    @InjectMojo(goal = "site")
    void site_is_a_report(SiteMojo site) {
        assertThat(site.isExternalReport()).isTrue();
    }
}
