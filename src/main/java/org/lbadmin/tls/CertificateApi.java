package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SSL certificates for scripts. A private key goes in and never comes out. */
@RestController
@ApiResource(CertificateBody.class)
@RequestMapping(CertificateApi.PATH)
class CertificateApi {
    static final String PATH = Menu.API + "/cluster/ssl/certificates";
    static final String PEM = "application/x-pem-file";

    private final Certificates certificates;
    private final Uploading uploading;
    private final Records records;
    private final Tags tags;
    private final Texts texts;
    private final Clock clock;

    CertificateApi(
            Certificates certificates, Uploading uploading, Records records, Tags tags, Texts texts, Clock clock) {
        this.certificates = certificates;
        this.uploading = uploading;
        this.records = records;
        this.tags = tags;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    List<ObjectNode> list() {
        return certificates.held().stream().map(this::body).toList();
    }

    @GetMapping("/{label}")
    ResponseEntity<ObjectNode> get(@PathVariable String label) {
        return answer(HttpStatus.OK, certificates.get(label));
    }

    /** Label, file and password as parts; {@code replace=true} replaces what is there. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResource(value = CertificateBody.class, sent = UploadEntry.class)
    ResponseEntity<ObjectNode> upload(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        Parts parts = Parts.ofScript(request);
        try {
            return answer(uploading.upload(
                    parts,
                    current -> tags.check(ifMatch, current, current.label().value())));
        } catch (LabelTaken e) {
            throw taken(e);
        }
    }

    @PostMapping("/self-signed")
    @ApiResource(value = CertificateBody.class, sent = SelfSignedEntry.class)
    ResponseEntity<ObjectNode> selfSigned(@RequestBody ObjectNode body) {
        try {
            return answer(uploading.selfSigned(CertificateRequestApi.joined(body)));
        } catch (LabelTaken e) {
            throw taken(e);
        }
    }

    @DeleteMapping("/{label}")
    ResponseEntity<Void> delete(
            @PathVariable String label,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        certificates.remove(label, current -> tags.check(ifMatch, current, label));
        return ResponseEntity.noContent().build();
    }

    /** The certificate and its chain, never the key. */
    @GetMapping("/{label}/pem")
    ResponseEntity<String> pem(@PathVariable String label) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PEM))
                .body(certificates.chainPem(certificates.get(label)));
    }

    @GetMapping("/{label}/versions")
    @ApiResource(EarlierVersion.class)
    List<ObjectNode> versions(@PathVariable String label) {
        return certificates.versions(label).stream().map(records::write).toList();
    }

    @PostMapping("/{label}/versions/{number}/restore")
    ResponseEntity<ObjectNode> restore(
            @PathVariable String label,
            @PathVariable int number,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(
                HttpStatus.OK,
                certificates.restoreVersion(label, number, current -> tags.check(ifMatch, current, label)));
    }

    /** What was taken, with what the operator should know about it. */
    ResponseEntity<ObjectNode> answer(Issuing.Answered taken) {
        ObjectNode body = body(taken.certificate());
        ArrayNode warnings = body.putArray("warnings");
        taken.warnings().stream()
                .map((Problem warning) -> texts.sentence(warning))
                .forEach(warnings::add);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(taken.replaced() ? HttpStatus.OK : HttpStatus.CREATED);
        if (!taken.replaced()) {
            answer.location(URI.create(PATH + "/" + taken.certificate().label()));
        }
        return answer.eTag(tag(taken.certificate())).body(body);
    }

    private ResponseEntity<ObjectNode> answer(HttpStatus status, HeldCertificate held) {
        return ResponseEntity.status(status).eTag(tag(held)).body(body(held));
    }

    /** Days and users change by themselves; the tag is that of the certificate. */
    private String tag(HeldCertificate held) {
        return "\"" + tags.of(held.certificate()) + "\"";
    }

    private ObjectNode body(HeldCertificate held) {
        return records.write(CertificateBody.of(held, certificates.usersOf(held.label()), clock.instant()));
    }

    private Refused taken(LabelTaken e) {
        List<String> users = certificates.usersOf(certificates.get(e.name()).label());
        return users.isEmpty()
                ? new Refused("certificate.takenUnused", e.name())
                : new Refused("certificate.taken", e.name(), String.join(", ", users));
    }
}
