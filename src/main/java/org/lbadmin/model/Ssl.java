package org.lbadmin.model;

import java.util.List;

/** Certificates, SSL terminations, and what holds for all of them. */
public record Ssl(List<Certificate> certificates, List<SslTermination> terminations, SslAdvanced advanced) {
    public Ssl {
        certificates = List.copyOf(certificates);
        terminations = List.copyOf(terminations);
    }

    public static Ssl defaults() {
        return new Ssl(List.of(), List.of(), SslAdvanced.defaults());
    }
}
