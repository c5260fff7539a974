package io.github.energyjunit.ci;

import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.Share;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.units.Joules;
import java.util.List;

/** Writes the methods that burnt most of a module's energy, as far as stacks were sampled. */
final class MarkdownProfile {

    /** How long it gets at most. */
    static final int MOST = 4_000;

    private static final int METHODS = 10;
    private static final int NAME = 200;

    private MarkdownProfile() {}

    static void write(Profiles profiles, StringBuilder page) {
        TestProfile module = profiles.module();
        if (module == null) {
            return;
        }
        int begin = page.length();
        page.append("\n#### Which code used it\n\nBy ")
                .append(Math.round(module.samples()))
                .append(" stacks, sampled by ")
                .append(Markdown.text(profiles.engine()))
                .append(" while ")
                .append(profiles.tests().size())
                .append(" tests ran; one run of each. The highest self energy, without what they call:\n\n")
                .append("| self | including calls | ± | method |\n|---:|---:|---:|---|\n");
        for (Share share : highest(module)) {
            List<String> cells = List.of(
                    share.self().toString(),
                    share.energy().toString(),
                    share.error().toString(),
                    Markdown.code(PlainName.of(share.name(), NAME)));
            String row = "| " + String.join(" | ", cells) + " |\n";
            if (page.length() - begin + row.length() > MOST) {
                return;
            }
            page.append(row);
        }
    }

    private static List<Share> highest(TestProfile module) {
        return module.methods().stream()
                .filter(share -> share.self().isAbove(Joules.ZERO))
                .sorted(Share.BY_SELF)
                .limit(METHODS)
                .toList();
    }
}
