package io.github.energyjunit.reading;

import io.github.energyjunit.files.MeasurementFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells which modules measurement files are of. */
public final class ModuleNames {

    private ModuleNames() {}

    /**
     * Returns the names that the files in these folders give, such as {@code com.acme:shop}; files without one add none.
     *
     * @throws IOException if a file cannot be read
     */
    public static SortedSet<String> in(List<Path> measurements) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : measurements) {
            for (Path path : MeasurementFiles.find(folder)) {
                MeasurementFile file = MeasurementFile.open(path, damage -> {});
                String module = file == null ? null : file.module();
                if (module != null) {
                    names.add(module);
                }
            }
        }
        return names;
    }
}
