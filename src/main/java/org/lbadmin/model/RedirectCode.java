package org.lbadmin.model;

/** Status of an HTTP redirect; written as its number in JSON and on pages. */
public enum RedirectCode implements CodedChoice {
    MOVED_PERMANENTLY(301),
    FOUND(302),
    SEE_OTHER(303),
    TEMPORARY_REDIRECT(307),
    PERMANENT_REDIRECT(308);

    private final int code;

    RedirectCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
