package io.github.energyjunit.meter.cpu;

import java.nio.ByteBuffer;

/** Picks whole numbers out of the text in a buffer, without allocating. */
public final class NumberScanner {
    private NumberScanner() {}

    /** Moves behind the next occurrence of a word and returns whether there was one. */
    public static boolean skipBehind(ByteBuffer text, byte[] word) {
        for (int start = text.position(); start + word.length <= text.limit(); start++) {
            int i = 0;
            while (i < word.length && text.get(start + i) == word[i]) {
                i++;
            }
            if (i == word.length) {
                text.position(start + i);
                return true;
            }
        }
        return false;
    }

    /** Reads the next number of the current line, or returns -1 at its end. */
    public static long next(ByteBuffer text) {
        while (text.hasRemaining() && text.get(text.position()) == ' ') {
            text.position(text.position() + 1);
        }
        long value = -1;
        while (text.hasRemaining()) {
            int digit = text.get(text.position()) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = Math.max(0, value) * 10 + digit;
            text.position(text.position() + 1);
        }
        return value;
    }

    /** Skips some numbers of the current line. */
    public static void skip(ByteBuffer text, int numbers) {
        for (int i = 0; i < numbers; i++) {
            next(text);
        }
    }
}
