package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method, a package or a dependency has of a test's energy.
 *
 * @param name which
 * @param energy with all that was called from it; a stack in which it occurs twice counts once
 * @param self without
 * @param error the standard error of {@code energy} that comes of having looked only now and then
 */
public record Share(String name, Joules energy, Joules self, Joules error) {

    /** What burnt most by itself first. */
    public static final Comparator<Share> BY_SELF = Comparator.comparing(Share::self)
            .reversed()
            .thenComparing(Comparator.comparing(Share::energy).reversed());

    /** Gives sums the errors of what was added up, which are independent of each other: the root of their squares' sum. */
    static List<Share> withErrorsOf(List<List<Share>> parts, List<Share> sums) {
        Map<String, Double> squares = new HashMap<>();
        parts.forEach(shares -> shares.forEach(share -> {
            double error = share.error().microjoules();
            squares.merge(share.name(), error * error, Double::sum);
        }));
        return sums.stream()
                .map(sum -> new Share(
                        sum.name(),
                        sum.energy(),
                        sum.self(),
                        Joules.ofMicrojoules(Math.sqrt(squares.getOrDefault(sum.name(), 0.0)))))
                .toList();
    }

    /**
     * Returns the share of what {@code count} of {@code all} samples found, at random and independent of each other: the
     * standard deviation of a binomial proportion, √(p·(1−p)/n). For the error, p is (count + 1) / (all + 2), by Laplace's
     * rule of succession, so that few samples which agree are not taken for certainty.
     */
    static Share of(String name, double count, double self, double all, Joules energy) {
        double p = (count + 1) / (all + 2);
        double error = Math.sqrt(p * (1 - p) / all);
        return new Share(name, energy.part(count, all), energy.part(self, all), energy.times(error));
    }
}
