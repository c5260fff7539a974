package io.github.energyjunit.maven;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Binds each goal twice: without a configuration, and by a POM that sets each of its parameters. */
@MojoTest
class GoalBindingTests {

    private static final String POMS = "target/goal-poms/";

    @BeforeAll
    static void write_a_pom_for_each_goal() throws Exception {
        GoalParameters.writePoms(POMS);
    }

    @Test
    void accept(
            @InjectMojo(goal = "accept") AcceptMojo usual,
            @InjectMojo(goal = "accept", pom = POMS + "accept.xml") AcceptMojo set) {
        GoalParameters.check("accept", usual, set);
    }

    @Test
    void aggregate(
            @InjectMojo(goal = "aggregate") AggregateMojo usual,
            @InjectMojo(goal = "aggregate", pom = POMS + "aggregate.xml") AggregateMojo set) {
        GoalParameters.check("aggregate", usual, set);
    }

    @Test
    void baseline(
            @InjectMojo(goal = "baseline") BaselineMojo usual,
            @InjectMojo(goal = "baseline", pom = POMS + "baseline.xml") BaselineMojo set) {
        GoalParameters.check("baseline", usual, set);
    }

    @Test
    void check(
            @InjectMojo(goal = "check") CheckMojo usual,
            @InjectMojo(goal = "check", pom = POMS + "check.xml") CheckMojo set) {
        GoalParameters.check("check", usual, set);
    }

    @Test
    void comment(
            @InjectMojo(goal = "comment") CommentMojo usual,
            @InjectMojo(goal = "comment", pom = POMS + "comment.xml") CommentMojo set) {
        GoalParameters.check("comment", usual, set);
    }

    @Test
    void compare(
            @InjectMojo(goal = "compare") CompareMojo usual,
            @InjectMojo(goal = "compare", pom = POMS + "compare.xml") CompareMojo set) {
        GoalParameters.check("compare", usual, set);
    }

    @Test
    void doctor(
            @InjectMojo(goal = "doctor") DoctorMojo usual,
            @InjectMojo(goal = "doctor", pom = POMS + "doctor.xml") DoctorMojo set) {
        GoalParameters.check("doctor", usual, set);
    }

    @Test
    void prepare(
            @InjectMojo(goal = "prepare") PrepareMojo usual,
            @InjectMojo(goal = "prepare", pom = POMS + "prepare.xml") PrepareMojo set) {
        GoalParameters.check("prepare", usual, set);
    }

    @Test
    void push(
            @InjectMojo(goal = "push") PushMojo usual,
            @InjectMojo(goal = "push", pom = POMS + "push.xml") PushMojo set) {
        GoalParameters.check("push", usual, set);
    }

    @Test
    void report(
            @InjectMojo(goal = "report") ReportMojo usual,
            @InjectMojo(goal = "report", pom = POMS + "report.xml") ReportMojo set) {
        GoalParameters.check("report", usual, set);
    }

    @Test
    void report_aggregate(
            @InjectMojo(goal = "report-aggregate") ReportAggregateMojo usual,
            @InjectMojo(goal = "report-aggregate", pom = POMS + "report-aggregate.xml") ReportAggregateMojo set) {
        GoalParameters.check("report-aggregate", usual, set);
    }

    @Test
    void site(
            @InjectMojo(goal = "site") SiteMojo usual,
            @InjectMojo(goal = "site", pom = POMS + "site.xml") SiteMojo set) {
        GoalParameters.check("site", usual, set);
    }

    @Test
    void no_goal_is_left_out() throws Exception {
        GoalParameters.checkAllGoalsAreTested(GoalBindingTests.class);
    }
}
