package org.lbadmin.model;

import java.util.List;

/** What was entered cannot be accepted; carries every problem. Nothing was changed. */
public final class InvalidInput extends RuntimeException {
    private final List<Problem> problems;

    public InvalidInput(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
