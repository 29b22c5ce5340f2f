package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/**
 * Local Configuration - Security: how this machine itself can be reached.
 *
 * @param httpsCertificate the SSL certificate that the WebUI shows
 */
public record LocalSecurity(Label httpsCertificate) {
    /** Made at first boot, for the WebUI alone. */
    public static final String DEFAULT_CERTIFICATE = "localhost";

    public static LocalSecurity defaults() {
        return new LocalSecurity(new Label(DEFAULT_CERTIFICATE));
    }
}
