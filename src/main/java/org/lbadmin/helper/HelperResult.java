package org.lbadmin.helper;

import java.util.List;

/**
 * What the helper answered.
 *
 * @param exit 0 done, 1 the engine refused or failed, 2 the call itself was wrong
 * @param output what it printed, the engine's own words included
 */
public record HelperResult(int exit, String output) {
    public boolean ok() {
        return exit == 0;
    }

    public List<String> lines() {
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
