package org.lbadmin.tls;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes uploads and answers of CAs, from pages and from scripts by the same rules. */
@Component
class Uploading {
    private final Certificates certificates;
    private final Issuing issuing;
    private final UploadReader reader;
    private final Vault vault;
    private final Records records;

    Uploading(Certificates certificates, Issuing issuing, UploadReader reader, Vault vault, Records records) {
        this.certificates = certificates;
        this.issuing = issuing;
        this.reader = reader;
        this.vault = vault;
        this.records = records;
    }

    /**
     * Adds a certificate, or replaces the one of this label where that was asked for.
     *
     * @param check may object to the one that is replaced by throwing
     * @throws InvalidInput with every problem at once
     * @throws LabelTaken when there is one of this label and it is not to be replaced
     */
    Issuing.Answered upload(Parts parts, Consumer<Certificate> check) {
        vault.checkOpen();
        Problems problems = new Problems();
        parts.refuseOtherFiles(Set.of("file"), problems);
        Optional<UploadEntry> entry = collected(
                problems,
                () -> records.read(
                        UploadEntry.class,
                        parts.texts(records.object()),
                        records.object().put("replace", false),
                        Map.of()));
        Optional<Upload> upload = parts.file("file")
                .flatMap(file -> collected(problems, () -> reader.read(file, parts.secret("password"))));
        problems.addIf(parts.file("file").isEmpty(), "file", "upload.missing");
        problems.orThrow();
        return keep(entry.orElseThrow(), upload.orElseThrow(), check);
    }

    private Issuing.Answered keep(UploadEntry entry, Upload upload, Consumer<Certificate> check) {
        String label = entry.label().value();
        if (entry.replace() && certificates.find(label).isPresent()) {
            return new Issuing.Answered(
                    certificates.replace(label, upload.certificate(), check), upload.warnings(), true);
        }
        return new Issuing.Answered(certificates.add(entry.label(), upload.certificate()), upload.warnings(), false);
    }

    /** Takes the answer of a CA: a file, a text, or both, and intermediates. */
    Issuing.Answered answer(String label, Parts parts) {
        vault.checkOpen();
        Problems problems = new Problems();
        parts.refuseOtherFiles(Set.of("file", "signed", "intermediates"), problems);
        collected(
                problems,
                () -> records.read(AnswerEntry.class, parts.texts(records.object()), records.object(), Map.of()));
        byte[] answer = parts.joined("file", "signed", "intermediates");
        problems.addIf(answer.length == 0, "file", "signed.missing");
        problems.orThrow();
        return issuing.answer(label, answer);
    }

    /** Makes a self-signed certificate, or replaces the one of its label where that was asked for. */
    Issuing.Answered selfSigned(ObjectNode input) {
        vault.checkOpen();
        SelfSignedEntry entry = records.read(SelfSignedEntry.class, input, selfSignedDefaults(), Map.of());
        if (!entry.replace()) {
            CertificateRules.checkFree(entry.label(), certificates.held());
        }
        KeyedCertificate made = issuing.selfSigned(entry);
        return keep(
                new UploadEntry(entry.label(), null, null, entry.replace()),
                new Upload(made, java.util.List.of()),
                current -> {});
    }

    CertificateRequest request(ObjectNode input) {
        vault.checkOpen();
        return issuing.request(records.read(RequestEntry.class, input, requestDefaults(), Map.of()));
    }

    ObjectNode selfSignedDefaults() {
        return requestDefaults().put("days", SelfSignedEntry.DEFAULT_DAYS).put("replace", false);
    }

    ObjectNode requestDefaults() {
        return records.object().put("keyKind", KeyKind.RSA_2048.name());
    }

    private static <T> Optional<T> collected(Problems problems, Supplier<@Nullable T> reading) {
        try {
            return Optional.ofNullable(reading.get());
        } catch (InvalidInput e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }
}
