package org.lbadmin.engine;

/** The configuration of {@link TerminationTest}. */
final class TerminationSnapshot {
    static final String TEXT = """
            cluster:
              layer7:
                - {label: web, ipAddress: 127.78.0.10, ports: "80", protocol: HTTP, persistence: {mode: NONE},
                   forceToHttps: true, realServers: [{label: one, ipAddress: 127.78.0.21, port: 8080}]}
                - {label: mail, ipAddress: 127.78.0.11, ports: "80", protocol: HTTP, persistence: {mode: NONE},
                   realServers: [{label: one, ipAddress: 127.78.0.22, port: 8080}]}
              ssl:
                certificates:
                  - {label: server, material: s, fingerprint: %s, subject: CN=web.test, notAfter: "2027-01-01T00:00:00Z"}
                  - {label: mail, material: m, fingerprint: %s, subject: CN=mail.test, notAfter: "2027-01-01T00:00:00Z"}
                  - {label: wild, material: w, fingerprint: %s, subject: CN=wild.test, notAfter: "2027-01-01T00:00:00Z"}
                terminations:
                  - {label: stunnel, virtualService: web, port: 443, sniRules: &rules [
                      {label: wild, host: "*.wild.test", certificate: wild, backendIpAddress: 127.78.0.23, backendPort: 8080},
                      {label: stays, host: stays.wild.test, certificate: mail, virtualService: web},
                      {label: mail, host: mail.test, certificate: mail, virtualService: mail}]}
                  - {label: haproxy, virtualService: web, port: 444, terminator: HAPROXY, sniRules: *rules}
                  - {label: custom, custom: &custom {ipAddress: "::1", backendIpAddress: 127.78.0.24, backendPort: 8080},
                     port: 543, sniRules: &toMail [{label: mail, host: mail.test, certificate: mail, virtualService: mail}]}
                  - {label: custom-h, custom: *custom, port: 544, terminator: HAPROXY, sniRules: *toMail}
                  - {label: old, virtualService: web, port: 643, operationMode: COMPATIBLE}
                  - {label: old-h, virtualService: web, port: 644, operationMode: COMPATIBLE, terminator: HAPROXY}
                  - {label: no-proxy, virtualService: mail, port: 743, proxyProtocol: false,
                     sourceIpAddress: 127.78.0.77, operationMode: CUSTOM, switches: {clientRenegotiation: true}}
                  - {label: alone, virtualService: web, port: 8443, terminator: HAPROXY}
            node:
              hostName: lb1
            """;

    private TerminationSnapshot() {}
}
