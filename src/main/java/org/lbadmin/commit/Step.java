package org.lbadmin.commit;

/** The steps of a commit, in their order. */
public enum Step {
    RENDERED,
    CHECKED,
    INSTALLED,
    SWITCHED,
    RELOADED,
    LIVE
}
