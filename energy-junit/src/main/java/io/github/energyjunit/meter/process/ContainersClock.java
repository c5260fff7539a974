package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.background.Daemons;
import io.github.energyjunit.meter.cpu.ContainerName;
import io.github.energyjunit.meter.cpu.ContainerTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the CPU time of the machine's containers, in ns, by their control groups. No daemon is asked but for names. What this JVM has
 * started itself, and the container that it is in, are not among them.
 *
 * <p>As long as there is no container, one number of the kernel is looked at, every {@value #APART_MILLIS} ms at most.
 * While tests run, a thread looks every {@value #WATCHED_MILLIS} ms, since what a container has used is gone with its group.
 */
final class ContainersClock implements ChildrenClock {
    private static final long APART_MILLIS = 10;
    private static final long WATCHED_MILLIS = 50;
    private static final long MS = 1_000_000L;

    /** The kernel brings what runs on another processor up to date when its timer ticks, each 4 ms at least on most. */
    private static final long GRAIN_NANOS = 4 * MS;

    private final LongSupplier clock;
    private final ContainerTree tree;
    private final Path proc;
    private final Allowance listing = new Allowance(4_000, 30 * MS);
    private final Allowance reading = new Allowance(1_000, 30 * MS);
    private final Map<Path, ContainerGroup> groups = new HashMap<>();

    /** What each container has used, those that have gone among them. */
    private final Map<String, ContainerTime> each = new HashMap<>();

    private final Set<String> fresh = new LinkedHashSet<>();

    /** Containers that were not asked about. */
    private final Set<String> nameless = new LinkedHashSet<>();

    private final Function<List<String>, Map<String, ContainerName>> names;

    private @Nullable Thread watcher;
    private boolean listed;
    private boolean stale = true;
    private long checkedAt;
    private long total;
    private long grain;

    /** Looks below a root folder, {@code /} but in tests. */
    ContainersClock(Path root) {
        this(root, System::nanoTime, new ContainerNames(root, System.getenv())::ask);
    }

    /** Looks by a clock of its own, and asks somebody of its own for names. */
    ContainersClock(Path root, LongSupplier clock, Function<List<String>, Map<String, ContainerName>> names) {
        this.clock = clock;
        this.names = names;
        tree = new ContainerTree(root);
        proc = root.resolve("proc");
        checkedAt = clock.getAsLong();
        if (tree.exists()) {
            tree.hasChanged();
            list();
        }
    }

    @Override
    public synchronized long nanos() {
        if (!tree.exists()) {
            return 0;
        }
        long now = clock.getAsLong();
        if (!stale && now - checkedAt >= APART_MILLIS * MS) {
            checkedAt = now;
            stale = tree.hasChanged();
        }
        if (stale) {
            listing.run(this::list);
        }
        long before = total;
        if (!groups.isEmpty()) {
            reading.run(this::read);
        }
        grain = total == before ? 0 : GRAIN_NANOS;
        return total;
    }

    /** Lists those that have used anything since the last call, with all that they have used. */
    synchronized List<ContainerTime> take() {
        nanos();
        List<ContainerTime> taken =
                fresh.stream().flatMap(id -> Stream.ofNullable(each.get(id))).toList();
        fresh.clear();
        return taken;
    }

    /** Asks for names of those that are new. */
    void name() {
        List<String> asked;
        synchronized (this) {
            asked = nameless.stream().limit(ContainerNames.MOST).toList();
            asked.forEach(nameless::remove);
        }
        if (!asked.isEmpty()) {
            Map<String, ContainerName> told = names.apply(asked);
            synchronized (this) {
                told.forEach((id, name) -> each.computeIfPresent(id, (key, time) -> {
                    fresh.add(id);
                    return new ContainerTime(id, name, time.fromNanos(), time.toNanos());
                }));
            }
        }
    }

    /** Returns what was read last. */
    synchronized long latest() {
        return total;
    }

    @Override
    public synchronized long grainNanos() {
        return grain;
    }

    private void list() {
        stale = false;
        Set<Path> found = new HashSet<>(tree.usages());
        for (Path usage : found) {
            if (!groups.containsKey(usage)) {
                try {
                    groups.put(usage, new ContainerGroup(usage, proc, listed));
                } catch (IOException e) {
                    // It went while it was opened.
                }
            }
        }
        listed = true;
        for (Iterator<Map.Entry<Path, ContainerGroup>> all = groups.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Path, ContainerGroup> entry = all.next();
            if (!found.contains(entry.getKey())) {
                end(entry.getValue());
                all.remove();
            }
        }
    }

    private void read() {
        for (Iterator<ContainerGroup> all = groups.values().iterator(); all.hasNext(); ) {
            ContainerGroup group = all.next();
            try {
                add(group, group.advance());
            } catch (IOException ended) {
                end(group);
                all.remove();
                // One that was started again has a new group by the same name.
                stale = true;
            }
        }
    }

    private void end(ContainerGroup group) {
        add(group, group.rest());
        group.close();
    }

    private void add(ContainerGroup group, long nanos) {
        if (nanos > 0) {
            total += nanos;
            // One that was started again counts on: its new group begins with nothing.
            ContainerTime before = each.get(group.id);
            if (before == null) {
                before = new ContainerTime(group.id, null, group.fromNanos, group.fromNanos);
                nameless.add(group.id);
            }
            fresh.add(group.id);
            long now = before.toNanos() + nanos;
            each.put(group.id, new ContainerTime(group.id, before.name(), before.fromNanos(), now));
        }
    }

    /** Looks by itself from now on, or no longer. */
    synchronized void watch(boolean on) {
        Thread thread = watcher;
        watcher = null;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
        if (on && tree.exists()) {
            Thread started = Daemons.create("energy-junit-containers", this::run);
            watcher = started;
            Daemons.start(started, () -> watcher = null);
        }
    }

    private void run() {
        for (; ; ) {
            Daemons.pause(this, WATCHED_MILLIS * MS);
            synchronized (this) {
                if (watcher != Thread.currentThread()) {
                    return;
                }
                nanos();
            }
        }
    }
}
