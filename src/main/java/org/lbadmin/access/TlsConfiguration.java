package org.lbadmin.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the WebUI speaks TLS: 1.2 and 1.3, authenticated encryption with forward secrecy only. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {
    static final String BUNDLE = "webui";
    static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    static final Set<String> SUITES = Set.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Bean
    SslBundleRegistrar webuiBundle(@Value("${lbadmin.home}") Path home) {
        return registry -> registry.registerBundle(BUNDLE, bundle(home));
    }

    private static SslBundle bundle(Path home) {
        WebuiCertificate certificate = new WebuiCertificate(home);
        certificate.provide(HostNames.ofThisMachine(), Instant.now());
        PemSslStoreDetails details = PemSslStoreDetails.forCertificate(
                        certificate.certificate().toUri().toString())
                .withPrivateKey(certificate.key().toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(details, null), SslBundleKey.NONE, SslOptions.of(SUITES, PROTOCOLS));
    }
}
