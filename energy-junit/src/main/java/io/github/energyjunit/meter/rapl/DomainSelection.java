package io.github.energyjunit.meter.rapl;

import io.github.energyjunit.meter.Configuration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Holds what {@code energy.domains} asks for: {@code package}, {@code package+dram} (the default), {@code psys}, or names
 * of domains with commas between them.
 */
public final class DomainSelection {
    /** The setting's key. */
    public static final String KEY = "energy.domains";

    private static final List<String> DEFAULT = List.of("package", "dram");

    private final List<String> wanted;
    private final boolean isDefault;

    private DomainSelection(List<String> wanted, boolean isDefault) {
        this.wanted = wanted;
        this.isDefault = isDefault;
    }

    /**
     * Reads the setting.
     *
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if it names domains that cover each other
     */
    public static DomainSelection of(Configuration configuration) {
        String text = configuration.text(KEY).orElse("").toLowerCase(Locale.ROOT);
        List<String> wanted = Arrays.stream(text.split("[+,]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return new DomainSelection(DEFAULT, true);
        }
        boolean psys = wanted.stream().anyMatch(DomainSelection::isPlatform);
        boolean packages = wanted.stream().anyMatch(word -> word.matches("package(-[^/]*)?"));
        boolean parts = wanted.stream().anyMatch(word -> word.matches("(.*/)?(core|uncore)"));
        if ((psys && !wanted.stream().allMatch(DomainSelection::isPlatform)) || (packages && parts)) {
            throw configuration.notAllowed(
                    KEY,
                    "package, package+dram, psys, or names of domains of which none covers another (psys covers"
                            + " packages and dram, a package covers its core and uncore)");
        }
        return new DomainSelection(wanted, false);
    }

    /** Returns whether nothing was asked for. */
    public boolean isDefault() {
        return isDefault;
    }

    /**
     * Returns whether a domain is part of the total.
     *
     * @param kind {@code package}, {@code dram}, {@code psys}, {@code core}, {@code uncore} or another word
     * @param name the domain's own name, such as {@code package-0}
     */
    public boolean counts(String kind, String name) {
        return wanted.contains(kind) || wanted.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the words that are asked for and fit none of these names and kinds; dram may always be missing. */
    public List<String> missing(Collection<String> namesAndKinds) {
        return wanted.stream()
                .filter(word -> !word.equals("dram") || wanted.size() == 1)
                .filter(word -> namesAndKinds.stream().noneMatch(word::equalsIgnoreCase))
                .toList();
    }

    private static boolean isPlatform(String word) {
        return word.matches("psys(-.*)?");
    }
}
