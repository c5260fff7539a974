package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.cpu.ContainerName;
import io.github.energyjunit.meter.cpu.ContainerTime;
import io.github.energyjunit.meter.process.Consumers;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what a ledger holds as lines of the measurement file. */
public final class LedgerLines {
    private static final int PROCESSES = 15;

    private LedgerLines() {}

    /** Returns the line of the JVM as a whole, which takes the place of those before it; its points and containers are new ones. */
    public static String ofJvm(String run, Ledger ledger, Consumers seen) {
        JsonLine json = LineType.LEDGER.begin(run);
        Ledger.Start start = ledger.start();
        json.field(Field.START_NANOS, start.startNanos())
                .field(Field.DURATION_NANOS, ledger.payments().durationNanos());
        json.reading(Field.BEFORE_NANOS, start.beforeNanos()).reading(Field.BEFORE_CPU_NANOS, start.beforeCpuNanos());
        json.field(Field.LOST_NANOS, ledger.payments().lostNanos());
        json.reading(Field.TOTAL_MICROJOULES, ledger.payments().microjoules())
                .field(Field.BUSY_NANOS, Math.round(ledger.payments().busyNanos()))
                .field(Field.UNMEASURED_TESTS, ledger.unmeasuredTests());
        if (ledger.contexts() > 0) {
            json.field(Field.CONTEXTS, ledger.contexts());
        }
        write(ledger.accounts().sums(), json);
        json.beginArray(Field.POWER);
        for (long number : ledger.payments().power().take()) {
            json.element(number);
        }
        json.end();
        write(seen, json);
        write(ledger.takeContainers(), json);
        return json.toString();
    }

    private static void write(Consumers seen, JsonLine json) {
        json.beginArray(Field.PROCESSES);
        for (Consumers.Consumer process : seen.most(PROCESSES)) {
            json.beginElement().field(Field.PID, process.pid()).field(Field.NAME, process.name());
            json.field(Field.STARTED, process.started());
            json.field(Field.FROM_NANOS, process.fromNanos()).field(Field.TO_NANOS, process.toNanos());
            if (process.measures()) {
                json.field(Field.MEASURES, true);
            }
            json.end();
        }
        json.end();
    }

    private static void write(List<ContainerTime> containers, JsonLine json) {
        json.beginArray(Field.CONTAINERS);
        for (ContainerTime container : containers) {
            json.beginElement().field(Field.ID, container.id());
            ContainerName name = container.name();
            if (name != null) {
                json.field(Field.NAME, name.name()).field(Field.IMAGE, name.image());
                json.field(Field.TESTCONTAINERS, name.testcontainers());
            }
            json.field(Field.FROM_NANOS, container.fromNanos())
                    .field(Field.TO_NANOS, container.toNanos())
                    .end();
        }
        json.end();
    }

    /** Returns a line for each class that has used anything since the last call. */
    public static List<String> ofClasses(String run, Ledger ledger) {
        return ledger.accounts().takeClasses().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(account -> account.nanos > 0))
                .map(entry -> ofClass(run, entry, ledger.takeEnded(entry.getKey())))
                .toList();
    }

    private static String ofClass(String run, Map.Entry<String, Collection<Account>> entry, EndedTests ended) {
        JsonLine json = LineType.CLASS_LEDGER.begin(run).field(Field.CLASS_NAME, entry.getKey());
        json.field(Field.TESTS, ended.count()).field(Field.TESTS_DIGEST, ended.digest());
        write(entry.getValue(), json);
        return json.toString();
    }

    private static void write(Collection<Account> accounts, JsonLine json) {
        json.beginArray(Field.ENTRIES);
        for (Account account : accounts) {
            if (account.phase != null && account.nanos > 0) {
                json.beginElement().field(Field.WHAT, account.phase.word());
                json.field(Field.GROSS_MICROJOULES, Math.round(account.microjoules));
                json.field(Field.IDLE_NANOS, Math.round(account.idleNanos));
                json.field(Field.CPU_NANOS, Math.round(account.nanos)).end();
            }
        }
        json.end();
    }
}
