package io.github.energyjunit.publish;

import java.io.IOException;

/** Says that a server will not take this request, however often it is asked: a wrong token, a wrong address. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private RefusedException(String message) {
        super(message);
    }

    /** Returns the exception for a status that is no success; statuses that may pass make an ordinary one. */
    static IOException of(int status, String said) {
        String text =
                "the server answered with status " + status + advice(status) + (said.isBlank() ? "" : ": " + said);
        boolean final4xx = status >= 300 && status < 500 && status != TIMEOUT && status != TOO_MANY;
        return final4xx ? new RefusedException(text) : new IOException(text);
    }

    /** Returns the exception for an answer that no such server gives. */
    static RefusedException nonsense(String what) {
        return new RefusedException("the address answers, but is not such a server: " + what);
    }

    private static String advice(int status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN ->
                " (set the environment variable " + PushSettings.TOKEN + " to a token that it accepts)";
            case NOT_FOUND -> " (check the path of the address)";
            default -> "";
        };
    }
}
