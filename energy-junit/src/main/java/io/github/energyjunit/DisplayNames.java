package io.github.energyjunit;

import io.github.energyjunit.measurement.file.NestedNames;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Names tests for people: by their own display name, and before it those of the invocations of a class and of the dynamic
 * containers that they are in, for instance {@code size 30 › works()}. These are what the indices of a {@link TestId} stand
 * for.
 */
final class DisplayNames {
    private DisplayNames() {}

    static String of(ExtensionContext test) {
        String name = test.getDisplayName();
        for (Optional<ExtensionContext> at = test.getParent();
                at.isPresent();
                at = at.get().getParent()) {
            if (isOneOfSeveral(at.get().getUniqueId())) {
                name = NestedNames.join(at.get().getDisplayName(), name);
            }
        }
        return name;
    }

    static String of(TestIdentifier test, TestPlan plan) {
        String name = test.getDisplayName();
        for (Optional<TestIdentifier> at = plan.getParent(test); at.isPresent(); at = plan.getParent(at.get())) {
            if (isOneOfSeveral(at.get().getUniqueId())) {
                name = NestedNames.join(at.get().getDisplayName(), name);
            }
        }
        return name;
    }

    private static boolean isOneOfSeveral(String uniqueId) {
        int last = uniqueId.lastIndexOf('/') + 1;
        return uniqueId.startsWith("[class-template-invocation:#", last)
                || uniqueId.startsWith("[dynamic-container:#", last);
    }
}
