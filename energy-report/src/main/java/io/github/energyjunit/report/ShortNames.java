package io.github.energyjunit.report;

import io.github.energyjunit.measured.TestSummary;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shortens test ids for people: packages go, and an invocation is called by its display name, with its index where two would
 * then have the same name.
 */
public final class ShortNames {

    private static final Pattern PACKAGES = Pattern.compile("(?<![\\w$.])(?:[\\w$]+\\.)+(?=[\\w$])");

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
        return Stream.of(Stream.of(shorten(test.test())), spoken(test).stream(), numbered(test).stream())
                .flatMap(names -> names)
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
        return ofInvocation(test).filter(name -> !ambiguous.contains(name)).orElseGet(() -> of(test.test()));
    }

    /**
     * Returns how an invocation is called: its class and method, and display names instead of indices, or after them where
     * another invocation has the same.
     */
    public Optional<String> ofInvocation(TestSummary test) {
        return spoken(test).filter(name -> !ambiguous.contains(name)).or(() -> numbered(test));
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

    private static Optional<String> spoken(TestSummary test) {
        return InvocationName.of(test).map(name -> shorten(name.plain()) + " " + cut(name.name()));
    }

    private static Optional<String> numbered(TestSummary test) {
        return InvocationName.of(test).map(name -> shorten(name.plain()) + " " + cut(name.numbered()));
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    static String shorten(String test) {
        return PACKAGES.matcher(test).replaceAll("");
    }
}
