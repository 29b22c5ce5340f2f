package org.lbadmin.firewall;

import org.lbadmin.web.TestRecords;

/** Documents of the firewall for tests that need no application. */
public final class TestFirewall {
    private TestFirewall() {}

    public static FirewallDocuments documents() {
        return new FirewallDocuments(TestRecords.create());
    }
}
