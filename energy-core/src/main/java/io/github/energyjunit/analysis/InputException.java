package io.github.energyjunit.analysis;

/** Says that what was given to the analysis is wrong: which file or key, what was found, what is allowed. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
