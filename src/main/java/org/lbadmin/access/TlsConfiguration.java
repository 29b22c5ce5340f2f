package org.lbadmin.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.lbadmin.model.WebuiTls;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
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
    WebuiCertificate webuiCertificate(@Value("${lbadmin.home}") Path home) {
        return new WebuiCertificate(home);
    }

    @Bean
    SslBundleRegistrar webuiBundle(WebuiCertificate certificate) {
        return registry -> {
            certificate.provide(HostNames.ofThisMachine(), Instant.now());
            registry.registerBundle(BUNDLE, bundle(certificate));
        };
    }

    /** The server takes the new bundle for new connections, without a restart. */
    @Bean
    WebuiTls webuiTls(WebuiCertificate certificate, SslBundleRegistry registry) {
        return new WebuiTls() {
            @Override
            public String pem() {
                return certificate.pem();
            }

            @Override
            public void show(String pem) {
                certificate.replace(pem);
                registry.updateBundle(BUNDLE, bundle(certificate));
            }
        };
    }

    private static SslBundle bundle(WebuiCertificate certificate) {
        return SslBundle.of(
                new PemSslStoreBundle(certificate.details(), null),
                SslBundleKey.NONE,
                SslOptions.of(SUITES, PROTOCOLS));
    }
}
