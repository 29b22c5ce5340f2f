package org.lbadmin.tls;

import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.springframework.stereotype.Service;

/** Makes certificates and signing requests with new keys, and takes the answers of CAs. */
@Service
class Issuing {
    private final Certificates certificates;
    private final CertificateRequests requests;
    private final UploadReader reader;
    private final KeyMaker keys;
    private final Clock clock;

    Issuing(Certificates certificates, CertificateRequests requests, UploadReader reader, KeyMaker keys, Clock clock) {
        this.certificates = certificates;
        this.requests = requests;
        this.reader = reader;
        this.keys = keys;
        this.clock = clock;
    }

    /** @throws InvalidInput with every problem at once */
    KeyedCertificate selfSigned(SelfSignedEntry entry) {
        SubjectAlternatives names = names(entry.subject(), entry.subjectAlternativeNames());
        return SelfSigned.make(keys.make(entry.keyKind()), entry.subject(), names, entry.days(), clock.instant());
    }

    /**
     * @throws InvalidInput with every problem at once
     * @throws LabelTaken when there is a request of this label already
     */
    CertificateRequest request(RequestEntry entry) {
        SubjectAlternatives names = names(entry.subject(), entry.subjectAlternativeNames());
        requests.checkFree(entry.label());
        KeyPair pair = keys.make(entry.keyKind());
        return requests.add(entry.label(), pair.getPrivate(), SigningRequest.make(pair, entry.subject(), names));
    }

    /**
     * Takes what a CA answered: the request is gone, and its label stands for the new certificate.
     *
     * @throws NotFound when there is no such request
     * @throws InvalidInput when the answer is not for it
     */
    Answered answer(String label, byte[] signedAndIntermediates) {
        CertificateRequest request = requests.get(label);
        Upload upload = reader.signed(requests.key(label), signedAndIntermediates);
        boolean replaced = certificates.find(request.label().value()).isPresent();
        HeldCertificate held = certificates.put(request.label(), upload.certificate(), () -> requests.done(label));
        return new Answered(held, upload.warnings(), replaced);
    }

    /**
     * A certificate as it was taken.
     *
     * @param warnings what the operator should know although it was taken
     */
    record Answered(HeldCertificate certificate, List<Problem> warnings, boolean replaced) {
        Answered {
            warnings = List.copyOf(warnings);
        }
    }

    private static SubjectAlternatives names(CertificateSubject subject, @Nullable String listed) {
        Problems problems = new Problems();
        subject.problems().all().forEach(p -> problems.add(p.below("subject")));
        SubjectAlternatives names = collected(problems, () -> SubjectAlternatives.parse(listed, subject.commonName()));
        problems.orThrow();
        return names;
    }

    private static SubjectAlternatives collected(Problems problems, Supplier<SubjectAlternatives> reading) {
        try {
            return reading.get();
        } catch (InvalidInput e) {
            e.problems().forEach(problems::add);
            return new SubjectAlternatives(List.of(), List.of());
        }
    }
}
