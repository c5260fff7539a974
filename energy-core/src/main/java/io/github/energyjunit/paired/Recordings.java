package io.github.energyjunit.paired;

import io.github.energyjunit.compare.Side;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads what a JVM left behind whose stacks were sampled. */
@FunctionalInterface
interface Recordings {

    /** Reads those that stand beside measurement files. */
    Recordings FILES = (output, side, changed, warnings) -> {
        ProfileReader reader = side == Side.BASE
                ? ProfileReader.ofBase(output, changed, warnings)
                : ProfileReader.ofHead(output, changed, warnings);
        return reader.read(Analyzer.ofAnything().analyse(output));
    };

    /**
     * Reads the folder of one JVM.
     *
     * @param changed the lines in which the versions differ
     * @param warnings is told what cannot be read, and what to do about it
     */
    Profiles read(Path output, Side side, ChangedLines changed, Consumer<String> warnings) throws IOException;
}
