package io.github.energyjunit.measurement.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a test plan. What comes before a class's first test is its set-up; what comes after a test is known only later:
 * before another one it is the framework's, before the class's end its tear-down. So it waits in an account of its own.
 */
final class Phases {
    static final String NO_TEST = "";

    private final Accounts accounts;
    private final Workers workers;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, EndedTests> ended = new HashMap<>();

    /** Those that are at something, the latest last. */
    private final List<Node> active = new ArrayList<>();

    private long unmeasured;
    private long contexts;

    /** How many contexts are being started: nearly always none, which costs nothing to know. */
    private int starting;

    Phases(Accounts accounts, Workers workers) {
        this.accounts = accounts;
        this.workers = workers;
    }

    List<Node> active() {
        return active;
    }

    /** Returns how many tests have ended whose body nobody measured. */
    long unmeasured() {
        return unmeasured;
    }

    /** Takes what is known of the tests of a class that have ended since the last call. */
    EndedTests takeEnded(String className) {
        EndedTests taken = ended.remove(className);
        return taken == null ? new EndedTests() : taken;
    }

    /** Returns how many contexts were started outside bodies. */
    long contexts() {
        return contexts;
    }

    void started(String id, @Nullable String parentId, NodeKind kind, @Nullable String className, long threadId) {
        Node parent = parentId == null ? null : nodes.get(parentId);
        String name = className == null && parent != null ? parent.className : className;
        Node node = new Node(parent, kind, name, threadId);
        if (kind == NodeKind.CONTEXT) {
            contextStarted(id, node);
            return;
        }
        Node same = nodes.put(id, node);
        if (same != null) {
            leaveBody(same);
            // The same plan twice at the same time: whichever ends first ends both.
            active.removeIf(other -> !nodes.containsValue(other));
        }
        for (Node above = parent; above != null; above = above.parent) {
            rest(above, accounts.framework());
        }
        if (parent != null) {
            parent.running++;
        }
        if (kind == NodeKind.TEST) {
            // Whether its body will be measured is not known yet.
            work(node, accounts.temporary());
        } else if (kind == NodeKind.CLASS) {
            work(node, accounts.of(Phase.CLASS_SET_UP, name));
        } else if (kind == NodeKind.METHOD) {
            work(node, accounts.of(Phase.TEST_SET_UP, name));
        }
    }

    /** Lets a thread start a context; within another one, or in a body, that is a part of these. */
    private void contextStarted(String id, Node node) {
        if (nodes.values().stream()
                .noneMatch(
                        other -> other.threadId == node.threadId && (other.inBody || other.kind == NodeKind.CONTEXT))) {
            nodes.put(id, node);
            contexts++;
            starting++;
            work(node, accounts.of(Phase.CONTEXTS, null));
        }
    }

    /** Ends a context whose start has failed: whoever wanted it goes on, or has ended. */
    private void endContext(long threadId) {
        if (starting == 0) {
            return;
        }
        active.stream()
                .filter(node -> node.kind == NodeKind.CONTEXT && node.threadId == threadId)
                .findFirst()
                .ifPresent(node -> {
                    starting--;
                    nodes.values().remove(node);
                    rest(node, accounts.framework());
                });
    }

    /** Returns the account of a body that begins. */
    Account bodyBegins(@Nullable String id) {
        if (NO_TEST.equals(id)) {
            return accounts.framework();
        }
        Node node = id == null ? null : nodes.get(id);
        if (node == null) {
            return accounts.of(Phase.BODIES, null);
        }
        endContext(node.threadId);
        rest(node, accounts.of(Phase.TEST_SET_UP, node.className));
        node.hadBody = true;
        if (!node.inBody) {
            node.inBody = true;
            workers.bodyBegins(node.threadId);
        }
        return accounts.of(Phase.BODIES, node.className);
    }

    void bodyMissed(@Nullable String id) {
        Node node = id == null ? null : nodes.get(id);
        if (node != null) {
            node.hadBody = true;
        }
    }

    void bodyEnds(@Nullable String id) {
        Node node = id == null ? null : nodes.get(id);
        if (node != null && leaveBody(node)) {
            work(node, accounts.of(Phase.TEST_TEAR_DOWN, node.className));
        }
    }

    private boolean leaveBody(Node node) {
        boolean was = node.inBody;
        if (was) {
            node.inBody = false;
            workers.bodyEnds(node.threadId);
        }
        return was;
    }

    void finished(String id) {
        Node node = nodes.remove(id);
        if (node == null) {
            return;
        }
        leaveBody(node);
        if (nodes.isEmpty()) {
            workers.forget();
        }
        if (node.kind == NodeKind.CONTEXT) {
            starting--;
        } else {
            endContext(node.threadId);
        }
        if (node.kind == NodeKind.TEST && node.className != null) {
            ended.computeIfAbsent(node.className, name -> new EndedTests()).add(id);
        }
        boolean missed = node.kind == NodeKind.TEST && !node.hadBody;
        if (missed) {
            unmeasured++;
        }
        Phase rest = node.kind == NodeKind.CLASS ? Phase.CLASS_TEAR_DOWN : missed ? Phase.BODIES : Phase.FRAMEWORK;
        rest(node, accounts.of(rest, rest == Phase.FRAMEWORK ? null : node.className));
        Node parent = node.parent;
        if (parent != null
                && --parent.running == 0
                && (parent.kind == NodeKind.CLASS || parent.kind == NodeKind.METHOD)) {
            work(parent, accounts.temporary());
        }
    }

    private void work(Node node, Account account) {
        node.account = account;
        active.remove(node);
        active.add(node);
    }

    /** Lets a node be at nothing; what waited in an account of its own goes to another one. */
    private void rest(Node node, Account waited) {
        Account account = node.account;
        if (account != null) {
            node.account = null;
            active.remove(node);
            if (account.phase == null) {
                accounts.move(account, waited);
            }
        }
    }
}
