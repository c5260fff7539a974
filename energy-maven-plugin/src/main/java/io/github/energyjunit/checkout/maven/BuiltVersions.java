package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.profile.ChangedLines;
import java.util.List;
import java.util.function.Supplier;

/**
 * Two versions that are ready to be run.
 *
 * @param baseName names the base for people
 * @param headName names the head for people
 * @param base its modules
 * @param head its modules
 * @param changes finds the lines of source code in which they differ, as far as git knows
 */
public record BuiltVersions(
        String baseName,
        String headName,
        List<TestModule> base,
        List<TestModule> head,
        Supplier<ChangedLines> changes) {}
