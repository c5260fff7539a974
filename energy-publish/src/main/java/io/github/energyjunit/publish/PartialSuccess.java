package io.github.energyjunit.publish;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a collector says it did not take: {@code ExportMetricsServiceResponse.partial_success} of OTLP 1. The exporter does
 * not look at it, and a library for these three fields would be larger than the exporter.
 *
 * @param rejected how many numbers it did not take
 * @param message why, as it says
 */
record PartialSuccess(long rejected, String message) {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int SEVEN_BITS = 0x7f;

    /** Reads the answer's body. */
    static PartialSuccess of(byte[] response) throws RefusedException {
        try {
            long rejected = 0;
            String message = "";
            ByteBuffer outer = ByteBuffer.wrap(response);
            while (outer.hasRemaining()) {
                long key = varint(outer);
                if (key != (1 << 3 | LENGTH)) {
                    skip(outer, key);
                    continue;
                }
                ByteBuffer inner = bytes(outer);
                while (inner.hasRemaining()) {
                    long field = varint(inner);
                    if (field == (1 << 3 | VARINT)) {
                        rejected = varint(inner);
                    } else if (field == (2 << 3 | LENGTH)) {
                        message = StandardCharsets.UTF_8.decode(bytes(inner)).toString();
                    } else {
                        skip(inner, field);
                    }
                }
            }
            return new PartialSuccess(rejected, message);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw RefusedException.nonsense("its answer is not an OTLP message");
        }
    }

    private static void skip(ByteBuffer from, long key) {
        switch ((int) (key & 7)) {
            case VARINT -> varint(from);
            case LENGTH -> bytes(from);
            default -> throw new IllegalArgumentException("a kind of field that OTLP does not have");
        }
    }

    private static ByteBuffer bytes(ByteBuffer from) {
        int length = Math.toIntExact(Math.min(varint(from), Integer.MAX_VALUE));
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = from.get();
            value |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no number");
    }
}
