package io.github.energyjunit.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format. */
public interface Document {

    /** Names the file inside the output directory. */
    String fileName();

    /** Writes the whole report; the stream stays open. */
    void write(Report report, OutputStream out) throws IOException;
}
