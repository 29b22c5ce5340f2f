package org.lbadmin.model;

/** The certificate that browsers and scripts get from the WebUI itself. */
public interface WebuiTls {
    /** Private key, certificate and intermediates as one PEM text. Secret. */
    String pem();

    /** Shows these from now on, without a restart; connections that are open stay as they are. */
    void show(String pem);
}
