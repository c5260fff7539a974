package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import java.util.HashMap;
import java.util.Map;

/** Names tests by their ids, which budgets and baselines know them by, and says what an index of an invocation stands for. */
final class ExplainedNames {

    private static final int LONGEST = 80;

    private final Map<String, String> meanings;

    private ExplainedNames(Map<String, String> meanings) {
        this.meanings = meanings;
    }

    static ExplainedNames of(Analysis analysis) {
        Map<String, String> meanings = new HashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            InvocationName.of(judged.test()).ifPresent(name -> {
                String text = name.withoutIndex().replaceAll("\\p{Cntrl}", " ");
                meanings.put(judged.test().test(), text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
            });
        }
        return new ExplainedNames(meanings);
    }

    String of(String test) {
        String meaning = meanings.get(test);
        return meaning == null ? test : test + " (" + meaning + ")";
    }
}
