package io.github.energyjunit.reactor.maven;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a build has been told already: once is enough, whichever goals and modules come across it. */
public final class ToldInBuild {

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Returns whether a sentence has not been said yet; from then on it has. */
    public boolean isNew(String sentence) {
        return told.add(sentence);
    }
}
