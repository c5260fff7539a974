package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.process.Consumers;
import io.github.energyjunit.meter.process.Containers;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what a ledger holds as lines of the measurement file. */
public final class LedgerLines {
    private static final int PROCESSES = 15;

    private LedgerLines() {}

    /** Returns the line of the JVM as a whole, which takes the place of those before it; its points are new ones. */
    public static String ofJvm(String run, Ledger ledger, Consumers seen) {
        JsonLine json = new JsonLine();
        Ledger.Start start = ledger.start();
        json.field("type", "ledger").field("run", run);
        json.field("startNanos", start.startNanos()).field("durationNanos", ledger.durationNanos());
        json.reading("beforeNanos", start.beforeNanos()).reading("beforeCpuNanos", start.beforeCpuNanos());
        json.field("lostNanos", ledger.lostNanos());
        json.reading("totalMicrojoules", ledger.microjoules()).field("busyNanos", Math.round(ledger.busyNanos()));
        write(ledger.accounts().sums(), json);
        json.beginArray("power");
        for (long number : ledger.power().take()) {
            json.element(number);
        }
        json.end();
        write(seen, json);
        return json.toString();
    }

    private static void write(Consumers seen, JsonLine json) {
        json.beginArray("processes");
        for (Consumers.Consumer process : seen.most(PROCESSES)) {
            json.beginElement().field("pid", process.pid()).field("name", process.name());
            json.field("started", process.started());
            json.field("fromNanos", process.fromNanos())
                    .field("toNanos", process.toNanos())
                    .end();
        }
        json.end().beginArray("containers");
        for (Containers.Container container : seen.containers()) {
            json.beginElement().field("id", container.id());
            json.field("fromNanos", container.fromNanos())
                    .field("toNanos", container.toNanos())
                    .end();
        }
        json.end();
    }

    /** Returns a line for each class that has used anything since the last call. */
    public static List<String> ofClasses(String run, Ledger ledger) {
        return ledger.accounts().takeClasses().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(account -> account.nanos > 0))
                .map(entry -> ofClass(run, entry))
                .toList();
    }

    private static String ofClass(String run, Map.Entry<String, Collection<Account>> entry) {
        JsonLine json = new JsonLine();
        json.field("type", "classLedger").field("run", run).field("className", entry.getKey());
        write(entry.getValue(), json);
        return json.toString();
    }

    private static void write(Collection<Account> accounts, JsonLine json) {
        json.beginArray("entries");
        for (Account account : accounts) {
            if (account.phase != null && account.nanos > 0) {
                json.beginElement().field("what", account.phase.word());
                json.field("grossMicrojoules", Math.round(account.microjoules));
                json.field("idleNanos", Math.round(account.idleNanos));
                json.field("cpuNanos", Math.round(account.nanos)).end();
            }
        }
        json.end();
    }
}
