package io.github.energyjunit.report;

import io.github.energyjunit.measured.TestSummary;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shortens test ids for people: packages go, unless two tests would then have the same name. */
public final class ShortNames {

    private static final Pattern PACKAGES = Pattern.compile("(?<![\\w$.])(?:[\\w$]+\\.)+(?=[\\w$])");

    private final Set<String> ambiguous = new HashSet<>();

    /** Learn which names these tests would share. */
    public ShortNames(Collection<TestSummary> tests) {
        this(tests.stream().map(TestSummary::test));
    }

    private ShortNames(Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.distinct().map(ShortNames::shorten).forEach(name -> {
            if (!seen.add(name)) {
                ambiguous.add(name);
            }
        });
    }

    /** Learn which names tests with these ids would share. */
    public static ShortNames among(Collection<String> ids) {
        return new ShortNames(ids.stream());
    }

    /** Returns the name of one of these tests. */
    public String of(TestSummary test) {
        return of(test.test());
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

    /** Returns a test id without the package of its class. */
    public static String withoutPackage(String test) {
        int end = test.indexOf('#') < 0 ? test.length() : test.indexOf('#');
        return test.substring(test.lastIndexOf('.', end) + 1);
    }

    static String shorten(String test) {
        return PACKAGES.matcher(test).replaceAll("");
    }
}
