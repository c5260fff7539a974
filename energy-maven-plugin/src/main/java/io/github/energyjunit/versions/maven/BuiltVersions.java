package io.github.energyjunit.versions.maven;

import io.github.energyjunit.versions.TestModule;
import java.util.List;

/**
 * Two versions that are ready to be run.
 *
 * @param baseName names the base for people
 * @param headName names the head for people
 * @param base its modules
 * @param head its modules
 */
public record BuiltVersions(String baseName, String headName, List<TestModule> base, List<TestModule> head) {}
