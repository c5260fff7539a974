package io.github.energyjunit.remote;

/** Words why a server did not do what it was asked for. */
public final class Reasons {

    private Reasons() {}

    /** Returns the message; the name of the exception where it has none, as the JDK's client for a server that is down. */
    public static String of(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
    }
}
