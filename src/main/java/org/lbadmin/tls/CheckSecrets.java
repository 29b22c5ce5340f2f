package org.lbadmin.tls;

import org.lbadmin.model.Seals;
import org.springframework.stereotype.Component;

/** Passwords of health checks, sealed with the key that seals private keys. */
@Component
class CheckSecrets implements Seals {
    private static final String CONTEXT = "health check";

    private final Vault vault;

    CheckSecrets(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String seal(String plain) {
        return vault.seal(plain, CONTEXT);
    }

    @Override
    public String open(String sealed) {
        return vault.open(sealed, CONTEXT);
    }
}
