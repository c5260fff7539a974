package io.github.energyjunit.measurement.profile;

import io.github.energyjunit.measurement.file.JsonLine;
import org.jspecify.annotations.Nullable;

/** Keeps from bodies and their measurements whatever goes wrong while stacks are sampled: a body without a mark has no stacks. */
record GuardedProfiler(Profiler profiler) implements Profiler {
    @Override
    public @Nullable Mark begin() {
        try {
            Mark mark = profiler.begin();
            return mark == null ? null : new GuardedMark(mark);
        } catch (Throwable e) {
            // It was sampled all the same, and is flagged so.
            return new GuardedMark(null);
        }
    }

    @Override
    public JsonLine describe(JsonLine line) {
        return profiler.describe(line);
    }

    private static final class GuardedMark implements Mark {
        /** Nothing once something has gone wrong. */
        private @Nullable Mark mark;

        GuardedMark(@Nullable Mark mark) {
            this.mark = mark;
        }

        @Override
        public void end() {
            try {
                if (mark != null) {
                    mark.end();
                }
            } catch (Throwable e) {
                mark = null;
            }
        }

        @Override
        public long allocatedBytes(boolean alone) {
            try {
                return mark == null ? -1 : mark.allocatedBytes(alone);
            } catch (Throwable e) {
                return -1;
            }
        }

        @Override
        public void keep(String test, long threadId, boolean sample, boolean first, long allocatedBytes) {
            try {
                if (mark != null) {
                    mark.keep(test, threadId, sample, first, allocatedBytes);
                }
            } catch (Throwable e) {
                mark = null;
            }
        }
    }
}
