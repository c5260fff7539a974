package io.github.energyjunit.ci;

import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.report.Document;
import java.io.IOException;
import java.io.OutputStream;

/** Lists what somebody should look at, whether a report has it or a comparison of two versions. */
public interface FindingsDocument extends Document {

    /** Writes what a comparison has found. */
    void write(Comparison comparison, OutputStream out) throws IOException;
}
