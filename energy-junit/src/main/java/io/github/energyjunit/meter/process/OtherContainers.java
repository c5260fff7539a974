package io.github.energyjunit.meter.process;

import java.nio.file.Path;

/** Tells which processes are in a container, and not in the one that this JVM is in. */
final class OtherContainers {
    private final String own;

    /** Looks up the own one below {@code /proc}, or what stands for it in tests. */
    OtherContainers(Path proc) {
        own = ContainerTree.idOf(proc.resolve("self"));
    }

    /** Returns whether a container is another one; an empty name is none. */
    boolean isOne(String id) {
        return !id.isEmpty() && !id.equals(own);
    }

    /** Returns whether a process, by its folder of {@code /proc}, is in one. */
    boolean holds(Path process) {
        return isOne(ContainerTree.idOf(process));
    }
}
