package io.github.energyjunit.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds files that say the same of one JVM, as where a folder is named twice, or a CI server has collected what also lies
 * where it was written: no joule counts twice, and no sample is repeated by copying it.
 */
final class Copies {

    private Copies() {}

    /** Keeps the longest file of each JVM, in their order; copies, unless they are the very same file, are told {@code warnings}. */
    static List<MeasurementFile> leaveOut(List<MeasurementFile> files, Consumer<String> warnings) throws IOException {
        Set<Path> seen = new HashSet<>();
        Map<String, MeasurementFile> kept = new LinkedHashMap<>();
        List<MeasurementFile> copies = new ArrayList<>();
        for (MeasurementFile file : files) {
            if (seen.add(file.path().toRealPath())) {
                MeasurementFile other = kept.putIfAbsent(file.jvm().run(), file);
                if (other != null) {
                    boolean longer = Files.size(file.path()) > Files.size(other.path());
                    kept.put(file.jvm().run(), longer ? file : other);
                    copies.add(longer ? other : file);
                }
            }
        }
        for (MeasurementFile copy : copies) {
            Path original = kept.getOrDefault(copy.jvm().run(), copy).path();
            warnings.accept(copy.path() + " is left out, it has the same run as " + original
                    + ": each JVM counts once. Delete copies, and name the folder of each file once");
        }
        return List.copyOf(kept.values());
    }
}
