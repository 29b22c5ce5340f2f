package org.lbadmin.layer7;

import org.lbadmin.web.TestRecords;

/** Documents of layer 7 for tests that need no application. */
public final class TestDocuments {
    private TestDocuments() {}

    public static L7Documents create() {
        return new L7Documents(TestRecords.create());
    }
}
