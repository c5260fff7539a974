package io.github.energyjunit.gate;

import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineFile;
import java.io.IOException;

/**
 * A baseline to compare with.
 *
 * @param name its file, for people
 * @param exists whether there is such a file
 */
public record Reference(String name, Baseline baseline, boolean exists) {

    /**
     * Read a baseline.
     *
     * @throws IOException if it cannot be read
     */
    public static Reference read(BaselineFile file) throws IOException {
        return new Reference(file.path().toString(), file.read(), file.exists());
    }
}
