package io.github.energyjunit.comment;

import io.github.energyjunit.baseline.TokenVariable;
import io.github.energyjunit.remote.Reasons;
import io.github.energyjunit.remote.TimeLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Writes the energy of a build into one comment of its pull or merge request: the first build adds it, later ones change it. */
public final class Commenter {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ReviewRequest request;
    private final Duration timeout;

    /** Comments on a request. */
    public Commenter(ReviewRequest request) {
        this(request, TIMEOUT);
    }

    Commenter(ReviewRequest request, Duration timeout) {
        this.request = request;
        this.timeout = timeout;
    }

    /**
     * What became of a comment.
     *
     * @param written whether the server took it
     * @param text a sentence for the console
     */
    public record Outcome(boolean written, String text) {}

    /**
     * Adds the comment, or changes the one that was added before. Never throws for what a server does.
     *
     * @param name tells this comment from others of the same request; stands in the comment, where nobody sees it
     * @param markdown what people are to read
     */
    public Outcome comment(String name, String markdown) throws InterruptedException {
        if (request.token() == null) {
            return failed("no token was found in the environment. Fix: " + request.remedy());
        }
        try {
            boolean added = TimeLimit.within(timeout, "energy-comment", () -> write(marker(name), markdown));
            return new Outcome(
                    true,
                    "The comment on " + request.name() + " was " + (added ? "added" : "updated")
                            + " with the energy of this build.");
        } catch (TimeoutException e) {
            return failed("no answer within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            return failed(Reasons.of(e));
        }
    }

    /** Returns whether the comment is a new one. */
    private boolean write(String marker, String markdown) throws IOException, InterruptedException {
        CommentServer server = new CommentServer(request, timeout);
        String text = marker + "\n" + markdown;
        Optional<String> earlier = server.find(marker);
        if (earlier.isEmpty()) {
            server.create(text);
            return true;
        }
        server.change(earlier.get(), text);
        return false;
    }

    /** HTML comments are kept by both servers and shown by neither. */
    private static String marker(String name) {
        return "<!-- energy-junit " + name.replaceAll("[^\\w.:/ -]", "_").replace("--", "__") + " -->";
    }

    private Outcome failed(String why) {
        String safe = TokenVariable.without(request.token(), why);
        return new Outcome(
                false,
                "The energy of this build could not be written into a comment of " + request + ": " + safe
                        + ". The build continues; its documents are complete.");
    }
}
