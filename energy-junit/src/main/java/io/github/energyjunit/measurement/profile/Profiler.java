package io.github.energyjunit.measurement.profile;

import io.github.energyjunit.measurement.file.JsonLine;
import org.jspecify.annotations.Nullable;

/** Samples the stacks of this JVM. None of its methods throws. */
public interface Profiler {
    /** Samples nothing, because nobody asked. */
    Profiler OFF = new Profiler() {
        @Override
        public @Nullable Mark begin() {
            return null;
        }

        @Override
        public JsonLine describe(JsonLine line) {
            return line;
        }
    };

    /** Begins a body, and returns what marks it in the recording; {@code null} while nothing is sampled. */
    @Nullable
    Mark begin();

    /** Writes with what stacks are sampled, or why they are not, into a line of the measurement file. */
    JsonLine describe(JsonLine line);

    /** Marks one body in the recording. */
    interface Mark {
        /** Ends the body. */
        void end();

        /**
         * Returns how many bytes the ended body has allocated; -1 where this JVM does not count them.
         *
         * @param alone whether no other body ran meanwhile, so that all of the JVM's threads are its own, as far as the JVM
         *     counts that: from 21 on. Else those of the thread that ran it
         */
        long allocatedBytes(boolean alone);

        /**
         * Writes the mark into the recording.
         *
         * @param threadId the thread that ran the body
         * @param sample whether the body is a sample of its test: successful, and no warm-up
         * @param first whether it was the first of its JVM
         * @param allocatedBytes for one operation; -1 where not known
         */
        void keep(String test, long threadId, boolean sample, boolean first, long allocatedBytes);
    }
}
