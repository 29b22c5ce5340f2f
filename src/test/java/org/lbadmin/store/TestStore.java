package org.lbadmin.store;

import org.lbadmin.firewall.TestFirewall;
import org.lbadmin.layer4.TestLayer4;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.tls.TestSsl;
import org.lbadmin.web.TestRecords;

/** Documents of the whole configuration for tests that need no application. */
public final class TestStore {
    private TestStore() {}

    public static Documents documents() {
        return new Documents(
                TestRecords.create(),
                TestDocuments.create(),
                TestLayer4.documents(),
                TestSsl.documents(),
                TestFirewall.documents());
    }
}
