package io.github.energyjunit.profile;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.IOException;

/** Numbers as flight recordings have them. */
final class EventBytes {
    private static final int BYTES = 9;

    private EventBytes() {}

    static byte[] number(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        while (bytes.size() < BYTES - 1 && (left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    static int number(DataInput in) throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
    }
}
