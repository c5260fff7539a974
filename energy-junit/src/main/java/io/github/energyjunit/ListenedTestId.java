package io.github.energyjunit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Identifies tests of any engine by what the platform tells of them: where that is a method, in the same form as
 * {@link TestId}; else by the names that people read, from the class that they belong to, or from the engine, down to the
 * test. Tests of one name are counted in the order in which their parent has them.
 */
final class ListenedTestId {
    /** Spock counts its iterations from 0, all others from 1. */
    private static final Pattern INDEX = Pattern.compile("#(\\d+)]|\\[iteration:(\\d{1,9})]");

    private static final Pattern LAST = Pattern.compile("\\[[^:\\]]+:([^\\]]+)]$");
    private static final String TEMPLATE = "[test-template-invocation:";
    private static final int LONGEST_NAME = 200;

    private final TestPlan plan;
    private final Map<String, TestId> known = new ConcurrentHashMap<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Map<String, Boolean> repeating = new ConcurrentHashMap<>();

    private final Map<String, SiblingNames> siblings = new ConcurrentHashMap<>();

    ListenedTestId(TestPlan plan) {
        this.plan = plan;
    }

    /** Takes note of a test that came up while others run. */
    void add(TestIdentifier test) {
        SiblingNames known =
                siblings.isEmpty() ? null : siblings.get(test.getParentId().orElse(""));
        if (known != null) {
            known.add(test);
        }
    }

    /** Returns the id of a test; the same at each call. A method that runs again is the same test again. */
    TestId of(TestIdentifier test) {
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            return of(test.getUniqueId(), method);
        }
        TestId id = known.get(test.getUniqueId());
        return id == null ? known.computeIfAbsent(test.getUniqueId(), key -> unique(test)) : id;
    }

    /** Lets no two tests have one id, whatever their engine calls them. */
    private TestId unique(TestIdentifier test) {
        TestId id = byNames(test);
        String text = id.id();
        for (int i = 2; !test.getUniqueId().equals(taken.computeIfAbsent(text, key -> test.getUniqueId())); i++) {
            text = id.id() + "[" + i + "]";
        }
        return new TestId(text, id.className(), id.methodName());
    }

    private TestId byNames(TestIdentifier test) {
        StringBuilder names = new StringBuilder(name(test));
        TestIdentifier at = test;
        String className = classOf(at);
        for (Optional<TestIdentifier> parent = plan.getParent(at);
                className.isEmpty() && parent.isPresent();
                parent = plan.getParent(at)) {
            at = parent.get();
            className = classOf(at);
            boolean engine = at.getParentId().isEmpty();
            if (className.isEmpty() && !engine) {
                names.insert(0, name(at) + "/");
            }
        }
        String root = className.isEmpty() ? engine(test.getUniqueId()) + ":" : className + "#";
        return new TestId(root + names, className, "");
    }

    /** Returns what people call a test. */
    String displayName(TestIdentifier test) {
        return DisplayNames.of(test, plan);
    }

    private TestId of(String uniqueId, MethodSource method) {
        String className = method.getClassName();
        String types = method.getMethodParameterTypes();
        StringBuilder id = new StringBuilder(className);
        TestId.appendIndices(id, TestId.CLASS_INDEX, uniqueId);
        id.append('#').append(method.getMethodName());
        id.append('(').append(types == null ? "" : types.replace(", ", ",")).append(')');
        String further = TestId.CLASS_INDEX.matcher(uniqueId).replaceAll("");
        id.append(further.contains(TEMPLATE) && repeats(method) ? "" : indices(further));
        id.append(invocation(uniqueId, method.getMethodName()));
        return new TestId(id.toString(), className, method.getMethodName());
    }

    /** Tells whether JUnit Jupiter repeats a method: all repetitions are one test. */
    private boolean repeats(MethodSource method) {
        return repeating.computeIfAbsent(
                method.getClassName() + "#" + method.getMethodName() + method.getMethodParameterTypes(), key -> {
                    try {
                        return Annotations.On.of(method.getJavaMethod()).repeats();
                    } catch (RuntimeException | LinkageError e) {
                        return false;
                    }
                });
    }

    private static String classOf(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        return source instanceof ClassSource type ? type.getClassName() : "";
    }

    /** Returns what people call it, in one line, with its place among siblings of the same name. */
    private String name(TestIdentifier test) {
        int place = plan.getParent(test)
                .map(parent -> siblings.computeIfAbsent(parent.getUniqueId(), key -> new SiblingNames())
                        .place(test, parent, plan))
                .orElse(1);
        // JUnit 6 writes line ends of display names out.
        String name = test.getDisplayName().replaceAll("(\\s|<CR>|<LF>)+", " ").strip();
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return place == 1 ? shortened : shortened + "[" + place + "]";
    }

    /** Returns the name of the engine: {@code [engine:cucumber]/...}. */
    private static String engine(String uniqueId) {
        int colon = uniqueId.indexOf(':');
        int end = uniqueId.indexOf(']');
        return colon < 0 || end < colon ? uniqueId : uniqueId.substring(colon + 1, end);
    }

    /** Returns the places among siblings, in brackets: of dynamic tests, of invocations of templates, and of iterations. */
    private static String indices(String uniqueId) {
        StringBuilder indices = new StringBuilder();
        for (Matcher matcher = INDEX.matcher(uniqueId); matcher.find(); ) {
            String fromOne = matcher.group(1);
            indices.append('[')
                    .append(fromOne == null ? String.valueOf(Integer.parseInt(matcher.group(2)) + 1) : fromOne)
                    .append(']');
        }
        return indices.toString();
    }

    /** Returns what JUnit 4 puts in brackets behind the method of a parameterised class: {@code test[name](class)}. */
    private static String invocation(String uniqueId, String method) {
        Matcher last = LAST.matcher(uniqueId);
        if (!last.find()) {
            return "";
        }
        String text = URLDecoder.decode(last.group(1), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('(');
        return text.startsWith(method + "[") && end > 0 ? text.substring(method.length(), end) : "";
    }
}
