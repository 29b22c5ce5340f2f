package org.lbadmin.live;

import java.util.List;

/** What ipvsadm printed, for tests of other rooms. */
public final class TestTables {
    private TestTables() {}

    public static L4Tables of(List<String> lines) {
        return L4Tables.of(lines);
    }
}
