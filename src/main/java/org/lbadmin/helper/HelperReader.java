package org.lbadmin.helper;

/** The door to root for calls that have much to say. */
public interface HelperReader {
    /**
     * Begins a call whose answer may be long: read it to its end, or close it, which ends the call.
     *
     * @throws HelperFailed when the helper could not be run at all
     */
    HelperAnswer open(HelperCall call);
}
