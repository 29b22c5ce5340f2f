package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/**
 * Local Configuration - Security: how this machine itself can be reached, and what may be done to it.
 *
 * @param mode the Appliance Security Mode
 * @param httpsCertificate the SSL certificate that the WebUI shows
 */
public record LocalSecurity(SecurityMode mode, Label httpsCertificate) {
    /** Made at first boot, for the WebUI alone. */
    public static final String DEFAULT_CERTIFICATE = "localhost";

    public static LocalSecurity defaults() {
        return new LocalSecurity(SecurityMode.SECURE, new Label(DEFAULT_CERTIFICATE));
    }
}
