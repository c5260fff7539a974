package io.github.energyjunit.measurement.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the accounts of a JVM. Energy is paid when the counter has moved, in proportion to the CPU time that was booked until
 * then: so a counter that ticks seldom charges nobody for what others did since its last tick.
 */
final class Accounts {
    private static final Phase[] PHASES = Phase.values();

    private final Map<Phase, Account> general = all(null);
    private final Map<String, Map<Phase, Account>> byClass = new LinkedHashMap<>();
    private final List<Account> open = new ArrayList<>();
    private final List<Account> noted = new ArrayList<>();
    private final Account framework = of(Phase.FRAMEWORK, null);
    private final Account jvm = of(Phase.JVM, null);
    private double vmPart;

    private static Map<Phase, Account> all(@Nullable String className) {
        Map<Phase, Account> accounts = new EnumMap<>(Phase.class);
        for (Phase phase : PHASES) {
            accounts.put(phase, new Account(phase, className));
        }
        return accounts;
    }

    private static Account of(Map<Phase, Account> accounts, Phase phase) {
        return Objects.requireNonNull(accounts.get(phase));
    }

    /** Returns the account of a phase, of a class if that is given. */
    Account of(Phase phase, @Nullable String className) {
        return of(className == null ? general : byClass.computeIfAbsent(className, Accounts::all), phase);
    }

    /** Returns the account of what nothing else is known of. */
    Account framework() {
        return framework;
    }

    /** Makes one whose purpose is yet to be seen; it must be moved to another one in the end. */
    Account temporary() {
        return new Account(null, null);
    }

    /** Books CPU time, in ns. */
    void book(Account account, double nanos) {
        if (nanos > 0) {
            open(account);
            account.owedNanos += nanos;
        }
    }

    /** Takes note of what a thread has used in the slice that is open, in ns. */
    void note(Account account, double nanos) {
        if (nanos > 0) {
            if (account.notedNanos == 0) {
                noted.add(account);
            }
            account.notedNanos += nanos;
        }
    }

    /**
     * Books the parts of a slice that notes were taken of.
     *
     * @param all CPU time of the slice, in ns
     * @param rest what the thread has used since the last note, in ns; negative where that is not known
     * @return what is left of the slice's time for what came after the last note, in ns
     */
    double bookNoted(double all, double rest) {
        if (noted.isEmpty()) {
            return all;
        }
        double sum = Math.max(0, rest);
        for (int i = 0; i < noted.size(); i++) {
            sum += noted.get(i).notedNanos;
        }
        double scale = rest < 0 ? Math.min(1, all / sum) : all / sum;
        double left = all;
        for (int i = 0; i < noted.size(); i++) {
            double part = noted.get(i).notedNanos * scale;
            book(noted.get(i), part);
            left -= part;
        }
        forgetNoted();
        return Math.max(0, left);
    }

    /** Forgets the notes of a slice that nobody can divide. */
    void forgetNoted() {
        for (int i = 0; i < noted.size(); i++) {
            noted.get(i).notedNanos = 0;
        }
        noted.clear();
    }

    private void open(Account account) {
        if (!account.open) {
            account.open = true;
            open.add(account);
        }
    }

    /**
     * Pays what is owed.
     *
     * @param microjoules energy of the machine since the last time
     * @param nanos time since then
     * @param busyNanos how long the machine was busy meanwhile, not less than what was booked
     */
    void pay(double microjoules, double nanos, double busyNanos) {
        for (int i = 0; i < open.size(); i++) {
            Account account = open.get(i);
            double share = busyNanos > 0 ? account.owedNanos / busyNanos : 0;
            account.paidNanos += account.owedNanos;
            account.paidMicrojoules += share * microjoules;
            account.paidIdleNanos += share * nanos;
            account.owedNanos = 0;
        }
    }

    /** Settles what was paid, after the JVM's own threads got what they used meanwhile, in ns, in equal parts of all. */
    void settle(double vmNanos) {
        double used = 0;
        for (Account account : open) {
            used += account.phase == Phase.CHILDREN ? 0 : account.paidNanos;
        }
        double part = used > 0 ? Math.min(1, Math.max(0, vmNanos) / used) : 0;
        vmPart = part;
        if (part > 0) {
            open(jvm);
        }
        for (Iterator<Account> each = open.iterator(); each.hasNext(); ) {
            Account account = each.next();
            if (account.phase == null || account.phase.isApartFromJvm()) {
                account.moveTo(jvm, part);
            }
            if (account != jvm) {
                account.settle();
                account.open = account.owedNanos > 0;
            }
            if (!account.open) {
                each.remove();
            }
        }
        jvm.settle();
    }

    /** Returns which part of all that was done the JVM's own threads had when that was settled last. */
    double vmPart() {
        return vmPart;
    }

    /** Moves everything from one account to another. */
    void move(Account from, Account to) {
        if (from != to) {
            if (from.notedNanos > 0) {
                noted.remove(from);
                note(to, from.notedNanos);
                from.notedNanos = 0;
            }
            from.moveTo(to);
            if (from.open) {
                open(to);
                open.remove(from);
                from.open = false;
            }
        }
    }

    /** Returns what is settled for each phase, in their order. */
    Collection<Account> sums() {
        Map<Phase, Account> sums = all(null);
        sums.forEach((phase, sum) -> {
            of(general, phase).addSettledTo(sum);
            byClass.values().forEach(ofClass -> of(ofClass, phase).addSettledTo(sum));
        });
        return sums.values();
    }

    /** Takes what is settled for each class, by its phases in their order; it goes on to count in the sums. */
    Map<String, Collection<Account>> takeClasses() {
        Map<String, Collection<Account>> taken = new LinkedHashMap<>();
        byClass.forEach((className, accounts) -> {
            Map<Phase, Account> copies = all(className);
            copies.forEach((phase, copy) -> {
                of(accounts, phase).takeSettledTo(copy);
                copy.addSettledTo(of(general, phase));
            });
            taken.put(className, copies.values());
        });
        return taken;
    }
}
