package io.github.energyjunit.reading;

import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Jvm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds measurements of different JVMs that ran at the same time: the total of each covers the other. */
final class Overlaps {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(long start, long end, int jvm, TestSeries series) {}

    /** Takes a measurement of a JVM, which its number distinguishes from others. */
    void add(MeasurementLine line, Jvm jvm, int number, TestSeries series) {
        Long start = line.startNanos();
        Long duration = line.durationNanos();
        if (start != null && duration != null) {
            long begin = nanos(jvm.started()) + start;
            pieces.add(new Piece(begin, begin + duration, number, series));
        }
    }

    /** Flags each series of which a measurement ran beside one of another JVM. */
    void tell() {
        pieces.sort(Comparator.comparingLong(Piece::start));
        Latest latest = new Latest();
        for (Piece piece : pieces) {
            Piece other = latest.ofAnother(piece.jvm());
            if (other != null && other.end() > piece.start()) {
                piece.series().overlapped();
            }
            latest.take(piece, piece.end());
        }
        // The same backwards, for those that began first.
        pieces.sort(Comparator.comparingLong(Piece::start).reversed());
        latest = new Latest();
        for (Piece piece : pieces) {
            Piece other = latest.ofAnother(piece.jvm());
            if (other != null && other.start() < piece.end()) {
                piece.series().overlapped();
            }
            latest.take(piece, -piece.start());
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
    }

    /** Keeps what reaches furthest, and what reaches furthest among the other JVMs. */
    private static final class Latest {
        private @Nullable Piece first;
        private @Nullable Piece second;
        private long firstReach;
        private long secondReach;

        @Nullable
        Piece ofAnother(int jvm) {
            return first == null || first.jvm() != jvm ? first : second;
        }

        void take(Piece piece, long reach) {
            if (first == null || first.jvm() == piece.jvm()) {
                if (first == null || reach > firstReach) {
                    first = piece;
                    firstReach = reach;
                }
            } else if (reach > firstReach) {
                second = first;
                secondReach = firstReach;
                first = piece;
                firstReach = reach;
            } else if (second == null || reach > secondReach) {
                second = piece;
                secondReach = reach;
            }
        }
    }
}
