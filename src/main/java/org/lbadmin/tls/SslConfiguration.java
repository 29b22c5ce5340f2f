package org.lbadmin.tls;

import org.lbadmin.model.Ssl;
import org.springframework.stereotype.Service;

/** Certificates and terminations as one value; the same value as long as nothing changes. */
@Service
public class SslConfiguration {
    private volatile Ssl state = Ssl.defaults();

    public Ssl read() {
        return state;
    }

    public void replace(Ssl ssl) {
        state = ssl;
    }
}
