package org.lbadmin.model;

/** Certificates with their private keys, by the digest that {@link Certificate#material()} names. */
public interface Materials {
    /**
     * Private key, certificate and intermediates as one PEM text, without blank lines. Secret: it goes into a file that
     * only an engine reads, and nowhere else.
     *
     * @throws NotFound when there is no such material
     * @throws IllegalStateException when its key cannot be opened
     */
    String pem(String material);
}
