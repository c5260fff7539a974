package io.github.energyjunit.files;

import java.io.IOException;

/** Something that gives a result or fails at a file. */
@FunctionalInterface
public interface IoSupplier<T> {
    T get() throws IOException;
}
