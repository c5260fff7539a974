package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadIdsTests {
    private final ThreadIds threads = new ThreadIds();

    @Test
    void a_thread_is_what_it_was_when_it_was_looked_at_not_what_it_has_become() {
        threads.note(100, 4711, 1);

        assertThat(threads.at(150, 4711, 17)).isEqualTo(1);
    }

    @Test
    void the_system_gives_the_number_of_an_ended_thread_to_a_later_one() {
        threads.note(100, 4711, 20);
        threads.note(200, 4711, 21);

        assertThat(threads.at(199, 4711, 0)).isEqualTo(20);
        assertThat(threads.at(200, 4711, 0)).isEqualTo(21);
    }

    @Test
    void of_a_thread_that_nobody_noted_the_recording_is_believed() {
        threads.note(100, 4711, 20);

        assertThat(threads.at(99, 4711, 5)).isEqualTo(5);
        assertThat(threads.at(150, 4712, 6)).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThre, [JIT compiler]",
        "C1 CompilerThre, [JIT compiler]",
        "GC Thread#1, [garbage collector]",
        "G1 Conc#0, [garbage collector]",
        "ZWorkerYoung#0, [garbage collector]",
        "VM Thread, [JVM]",
    })
    void threads_of_the_jvm_are_called_by_what_they_do(String thread, String job) {
        assertThat(NativeFrames.job(thread)).isEqualTo(job);
    }

    @Test
    void native_code_belongs_to_its_library() {
        assertThat(Dependencies.packageOf("libjvm.so!PhaseIFG::add_edge")).isEqualTo("libjvm.so");
        assertThat(Dependencies.packageOf("a.b.C.d")).isEqualTo("a.b");
    }
}
