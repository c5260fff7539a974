package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.report.InvocationName;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Writes what tests are called: their display names, and what stands for the indices of an invocation if that differs. */
final class NameData {

    private final Set<String> shared = new HashSet<>();

    /** Learn which invocations of a test have the same name. */
    NameData(Collection<TestSummary> tests) {
        Set<String> seen = new HashSet<>();
        for (TestSummary test : tests) {
            InvocationName.of(test)
                    .map(NameData::whole)
                    .filter(name -> !seen.add(name))
                    .ifPresent(shared::add);
        }
    }

    void write(TestSummary test, JsonGenerator json) throws IOException {
        String own = test.displayName();
        // Of several invocations each may have a name of its own.
        boolean one = test.invocations().successful() + test.invocations().warmups() <= 1;
        boolean says =
                one && !own.equals(test.methodName() + "()") && !test.test().endsWith("#" + own);
        if (says) {
            json.writeStringField("o", own);
        }
        Optional<InvocationName> name = InvocationName.of(test);
        String shown = name.map(known -> shared.contains(whole(known)) ? known.numbered() : known.name())
                .orElse("");
        if (!shown.equals(says ? own : "")) {
            json.writeStringField("b", shown);
        }
    }

    private static String whole(InvocationName name) {
        return name.plain() + " " + name.name();
    }
}
