package io.github.energyjunit.profile.documents;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes {@code profile-tests.collapsed}, the format of FlameGraph and its kin: on each line the frames of a stack from the
 * outermost, which is the test, with semicolons between, a space, and whole microjoules.
 */
public final class CollapsedDocument implements Document {

    /** Semicolons and ends of lines are the format's own. */
    private static final Pattern OF_THE_FORMAT = Pattern.compile("[;\\p{Cc}\\u2028\\u2029]");

    @Override
    public String fileName() {
        return "profile-tests.collapsed";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (JudgedTest judged : report.analysis().tests()) {
            TestProfile profile = report.profiles().of(judged.test()).orElse(null);
            if (profile != null) {
                write(profile, text);
            }
        }
        text.flush();
    }

    private static void write(TestProfile profile, Writer text) throws IOException {
        StackWriter.walk(profile, (frames, energy) -> {
            long whole = Math.round(energy.microjoules());
            if (whole > 0) {
                text.write(plain(profile.test()));
                for (String frame : frames) {
                    text.append(';').append(plain(frame));
                }
                text.append(' ').append(String.valueOf(whole)).append('\n');
            }
        });
    }

    private static String plain(String frame) {
        return OF_THE_FORMAT.matcher(frame).replaceAll("_");
    }
}
