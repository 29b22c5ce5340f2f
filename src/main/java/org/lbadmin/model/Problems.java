package org.lbadmin.model;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, to be said at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public Problems add(String path, String key, Object... arguments) {
        found.add(Problem.of(path, key, arguments));
        return this;
    }

    public Problems add(Problem problem) {
        found.add(problem);
        return this;
    }

    public Problems addIf(boolean wrong, String path, String key, Object... arguments) {
        return wrong ? add(path, key, arguments) : this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public boolean has(String path) {
        return found.stream().anyMatch(p -> p.path().equals(path));
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Throws {@link InvalidInput} when anything was found. */
    public void orThrow() {
        if (!found.isEmpty()) {
            throw new InvalidInput(all());
        }
    }
}
