package io.github.energyjunit.report;

import io.github.energyjunit.measured.TestSummary;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shortens test ids for people: packages go and an invocation is called by its display name, unless two tests would then
 * have the same name.
 */
public final class ShortNames {

    private static final Pattern PACKAGES = Pattern.compile("(?<![\\w$.])(?:[\\w$]+\\.)+(?=[\\w$])");

    /** The indices of a class's invocations, and of a method's: {@code FooTest[1]#bar(int)[2]}. */
    private static final Pattern INVOCATION =
            Pattern.compile("([^#]*?)((?:\\[\\d+])*)(#.*?)((?:\\[\\d+])*)", Pattern.DOTALL);

    /** Stands between the display names of what a test is in. */
    private static final String INSIDE = " › ";

    private static final int LONGEST = 80;

    private final Set<String> ambiguous = new HashSet<>();

    /** Learn which names these tests would share. */
    public ShortNames(Collection<TestSummary> tests) {
        this(tests.stream()
                .collect(Collectors.toMap(TestSummary::test, ShortNames::names, (first, second) -> first))
                .values()
                .stream()
                .flatMap(List::stream));
    }

    /** Returns what a test may be called. */
    private static List<String> names(TestSummary test) {
        return Stream.concat(Stream.of(shorten(test.test())), spoken(test).stream())
                .toList();
    }

    private ShortNames(Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                ambiguous.add(name);
            }
        });
    }

    /** Learn which names tests with these ids would share. */
    public static ShortNames among(Collection<String> ids) {
        return new ShortNames(ids.stream().distinct().map(ShortNames::shorten));
    }

    /** Returns the name of one of these tests. */
    public String of(TestSummary test) {
        return spoken(test).filter(name -> !ambiguous.contains(name)).orElseGet(() -> of(test.test()));
    }

    /** Returns the name of the test with this id. */
    public String of(String id) {
        String name = shorten(id);
        return ambiguous.contains(name) ? id : name;
    }

    /** Names the package of a test, with its last dot; empty for the default package. */
    public static String packageOf(TestSummary test) {
        return test.test()
                .substring(0, test.test().length() - withoutPackage(test.test()).length());
    }

    /**
     * Returns the packages that all tests are in, with a dot at the end, so that they need to be shown only once; empty where
     * there are none, or a single test.
     */
    public static String commonPackage(Collection<TestSummary> tests) {
        List<String> packages =
                tests.stream().map(ShortNames::packageOf).distinct().toList();
        if (tests.size() < 2) {
            return "";
        }
        String common = packages.get(0);
        for (String other : packages) {
            while (!other.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('.', common.length() - 2) + 1);
            }
        }
        return common.contains("/") ? "" : common;
    }

    /** Returns a test id without the package of its class. */
    public static String withoutPackage(String test) {
        int end = test.indexOf('#') < 0 ? test.length() : test.indexOf('#');
        return test.substring(test.lastIndexOf('.', end) + 1);
    }

    /** Returns how an invocation is called: its class and method, and display names instead of indices. */
    public static Optional<String> spoken(TestSummary test) {
        Matcher parts = INVOCATION.matcher(test.test());
        String name = test.displayName();
        if (!parts.matches() || test.test().endsWith("#" + name)) {
            return Optional.empty();
        }
        boolean ofClass = !parts.group(2).isEmpty();
        boolean ofMethod = !parts.group(4).isEmpty();
        int own = name.lastIndexOf(INSIDE);
        if (ofClass && !ofMethod) {
            // The last one is the method's, and stands in the id already.
            name = own < 0 ? "" : name.substring(0, own);
        }
        if (name.isBlank() || !(ofClass || ofMethod)) {
            return Optional.empty();
        }
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return Optional.of(shorten(parts.group(1) + parts.group(3)) + " " + cut);
    }

    static String shorten(String test) {
        return PACKAGES.matcher(test).replaceAll("");
    }
}
