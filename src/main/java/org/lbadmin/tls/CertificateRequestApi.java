package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing requests for scripts: made here, answered by a CA. */
@RestController
@ApiResource(CertificateRequest.class)
@RequestMapping(CertificateRequestApi.PATH)
class CertificateRequestApi {
    static final String PATH = CertificateApi.PATH + "/csr";
    private static final String NAMES = "subjectAlternativeNames";

    private final CertificateRequests requests;
    private final Uploading uploading;
    private final CertificateApi certificates;
    private final Records records;
    private final Tags tags;

    CertificateRequestApi(
            CertificateRequests requests,
            Uploading uploading,
            CertificateApi certificates,
            Records records,
            Tags tags) {
        this.requests = requests;
        this.uploading = uploading;
        this.certificates = certificates;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    List<ObjectNode> list() {
        return requests.all().stream().map(records::write).toList();
    }

    @PostMapping
    @ApiResource(value = CertificateRequest.class, sent = RequestEntry.class)
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        CertificateRequest made = uploading.request(joined(body));
        return ResponseEntity.created(URI.create(PATH + "/" + made.label()))
                .eTag("\"" + tags.of(made) + "\"")
                .body(records.write(made));
    }

    @GetMapping("/{label}")
    ResponseEntity<ObjectNode> get(@PathVariable String label) {
        return tags.ok(requests.get(label));
    }

    @DeleteMapping("/{label}")
    ResponseEntity<Void> cancel(@PathVariable String label) {
        requests.cancel(label);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/{label}/signed", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResource(value = CertificateBody.class, sent = AnswerEntry.class)
    ResponseEntity<ObjectNode> signed(@PathVariable String label, HttpServletRequest request) {
        return certificates.answer(uploading.answer(label, Parts.ofScript(request)));
    }

    /** The certificate and its intermediates as the whole body. */
    @PostMapping(
            path = "/{label}/signed",
            consumes = {MediaType.TEXT_PLAIN_VALUE, CertificateApi.PEM, "application/pem-certificate-chain"})
    @ApiResource(CertificateBody.class)
    ResponseEntity<ObjectNode> signedText(@PathVariable String label, @RequestBody byte[] body) {
        return certificates.answer(uploading.answer(label, Parts.ofText(body)));
    }

    /** Scripts may send the names as a list. */
    static ObjectNode joined(ObjectNode body) {
        if (!(body.get(NAMES) instanceof ArrayNode names)) {
            return body;
        }
        String text = names.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
        return body.deepCopy().put(NAMES, text);
    }
}
