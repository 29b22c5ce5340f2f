package org.lbadmin.helper;

/** The helper could not be run, or did not end in time. */
public final class HelperFailed extends RuntimeException {
    public HelperFailed(String message, Throwable cause) {
        super(message, cause);
    }

    public HelperFailed(String message) {
        super(message);
    }
}
