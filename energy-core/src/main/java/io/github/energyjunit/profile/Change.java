package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;

/**
 * What one call needs in two versions of a test.
 *
 * @param call which
 * @param base in the base
 * @param head in the head
 * @param error the standard error of their difference that comes of sampling
 * @param kind whether both versions were seen in it
 */
public record Change(Call call, Joules base, Joules head, Joules error, Kind kind) {

    /** Whether both versions were seen in a call. */
    public enum Kind {
        /** Both were. */
        BOTH,
        /** The base was never seen in its method. */
        NEW,
        /** The head was never seen in its method. */
        GONE
    }

    /** Returns how much more the head needs. */
    public Joules difference() {
        return head.minus(base);
    }

    /** Returns whether it is the JIT compiler's work, which varies between JVMs that run the same code. */
    public boolean isCompilation() {
        return call.method().equals(NativeFrames.JIT_COMPILER);
    }
}
