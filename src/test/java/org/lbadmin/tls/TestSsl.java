package org.lbadmin.tls;

import org.lbadmin.web.TestRecords;

/** Documents of certificates and terminations for tests that need no application. */
public final class TestSsl {
    private TestSsl() {}

    public static SslDocuments documents() {
        return new SslDocuments(TestRecords.create());
    }
}
