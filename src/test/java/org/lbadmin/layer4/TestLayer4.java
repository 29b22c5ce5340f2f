package org.lbadmin.layer4;

import org.lbadmin.web.TestRecords;

/** Documents of layer 4 for tests that need no application. */
public final class TestLayer4 {
    private TestLayer4() {}

    public static L4Documents documents() {
        return new L4Documents(TestRecords.create());
    }
}
