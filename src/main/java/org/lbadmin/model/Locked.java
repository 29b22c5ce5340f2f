package org.lbadmin.model;

/** Nobody may do this while the appliance is set up as it is, whatever role they have. */
public final class Locked extends RuntimeException {
    private final Problem problem;

    public Locked(String key, Object... arguments) {
        super(key);
        this.problem = Problem.of("", key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
