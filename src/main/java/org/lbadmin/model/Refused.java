package org.lbadmin.model;

/** The request is sound, but the state of things forbids it: the last administrator cannot be removed. */
public final class Refused extends RuntimeException {
    private final Problem problem;

    public Refused(String key, Object... arguments) {
        super(key);
        this.problem = Problem.of("", key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
