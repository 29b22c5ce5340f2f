package org.lbadmin.engine.stunnel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.CertificateFiles;
import org.lbadmin.engine.Terminations;
import org.lbadmin.engine.TlsPolicy;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * The names of one service of STunnel. What an SNI rule does is a service below that of its termination; STunnel takes
 * everything but versions and ciphers from it, so it says all again.
 *
 * @param heading the termination, where a section is the first one of it
 * @param accept null where clients come by way of an SNI rule
 * @param sni the service above and the host name; null for a termination itself
 */
record SectionView(
        @Nullable String heading,
        String name,
        @Nullable String accept,
        @Nullable String sni,
        String connect,
        @Nullable String source,
        boolean proxy,
        String certificate,
        String lowest,
        String highest,
        String ciphers,
        String cipherSuites,
        String curves,
        List<Option> options,
        String renegotiation,
        int timeToClose,
        int sessions,
        long lifetime,
        boolean delay) {

    record Option(String option) {}

    /** Separates the names of termination and rule: no label contains it. */
    static final String BELOW = ":";

    /** What differs between a termination and the rules below it. */
    private record Service(
            @Nullable String heading,
            String name,
            @Nullable String accept,
            @Nullable String sni,
            String connect,
            boolean proxy,
            Label certificate) {}

    static SectionView of(SslTermination termination, Places places, SslAdvanced advanced) {
        String label = termination.label().value();
        Service service = new Service(
                label,
                label,
                places.accept(termination),
                null,
                places.connect(termination),
                termination.proxyProtocol(),
                termination.certificate());
        return of(termination, service, advanced);
    }

    static SectionView of(SslTermination termination, SniRule rule, Places places, SslAdvanced advanced) {
        String label = termination.label().value();
        Service service = new Service(
                null,
                label + BELOW + rule.label(),
                null,
                label + BELOW + rule.host(),
                places.connect(rule),
                rule.proxyProtocol(),
                rule.certificate());
        return of(termination, service, advanced);
    }

    private static SectionView of(SslTermination termination, Service service, SslAdvanced advanced) {
        TlsPolicy policy = TlsPolicy.of(termination);
        IpAddress source = termination.sourceIpAddress();
        return new SectionView(
                service.heading(),
                service.name(),
                service.accept(),
                service.sni(),
                service.connect(),
                source == null ? null : source.value(),
                service.proxy(),
                CertificateFiles.name(service.certificate()),
                version(policy.lowest()),
                version(policy.highest()),
                policy.ciphers(),
                policy.cipherSuites(),
                policy.curves(),
                options(policy),
                policy.clientRenegotiation() ? "yes" : "no",
                policy.timeToClose(),
                advanced.sessionCacheSize(),
                Terminations.lifetimeSeconds(advanced),
                policy.delayDns());
    }

    private static String version(TlsPolicy.Version version) {
        return version == TlsPolicy.Version.TLS_1_0 ? "TLSv1" : "TLSv" + version.number();
    }

    /** OpenSSL 3 refuses renegotiation by itself unless it is told otherwise (SSL_CTX_set_options(3)). */
    private static List<Option> options(TlsPolicy policy) {
        return Stream.of(
                        policy.serverOrder() ? "CIPHER_SERVER_PREFERENCE" : "",
                        policy.emptyFragments() ? "" : "DONT_INSERT_EMPTY_FRAGMENTS",
                        policy.clientRenegotiation() ? "ALLOW_CLIENT_RENEGOTIATION" : "")
                .filter(option -> !option.isEmpty())
                .map(Option::new)
                .toList();
    }
}
