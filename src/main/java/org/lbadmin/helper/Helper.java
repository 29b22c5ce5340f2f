package org.lbadmin.helper;

/** The door to root. */
public interface Helper {
    /**
     * Runs one call to its end.
     *
     * @throws HelperFailed when the helper could not be run at all
     */
    HelperResult run(HelperCall call);
}
