package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;

/** One block between BEGIN and END: its label, its cipher if it has one of the old kind, and its octets. */
record PemBlock(String label, @Nullable String cipher, byte[] content) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final String CIPHER = "DEK-Info:";
    private static final int LONGEST_LABEL = 64;

    /** Octets: OpenSSL takes no more from a peer for its whole chain (SSL_MAX_CERT_LIST_DEFAULT). */
    private static final int LARGEST = 100 * 1024;

    /** Keys, parameters and requests beside the certificates. */
    private static final int MOST_OTHERS = 20;

    /** All blocks of a text, whatever stands between them. Counts before it decodes. */
    static List<PemBlock> all(String path, String text) {
        checkCount(path, text);
        List<PemBlock> found = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
            if (label.isEmpty() || label.length() > LONGEST_LABEL || !label.matches("[A-Z0-9 #.]+")) {
                throw Guarded.refusal(path, "upload.label");
            }
            int body = labelEnd + DASHES.length();
            int end = text.indexOf("-----END " + label + DASHES, body);
            begin = text.indexOf(BEGIN, body);
            if (end < 0 || begin >= 0 && begin < end) {
                throw Guarded.refusal(path, "upload.noEnd", label);
            }
            found.add(block(path, label, text.substring(body, end)));
        }
        return found;
    }

    private static void checkCount(String path, String text) {
        Contents.checkCount(path, count(text, "CERTIFICATE-----"));
        int blocks = count(text, "");
        if (blocks > Contents.MOST_CERTIFICATES + MOST_OTHERS) {
            throw Guarded.refusal(path, "upload.manyBlocks", blocks, Contents.MOST_CERTIFICATES + MOST_OTHERS);
        }
    }

    /** How many blocks have a label that begins so, or ends so after one word. */
    private static int count(String text, String label) {
        int found = 0;
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + BEGIN.length())) {
            int name = at + BEGIN.length();
            int second = text.indexOf(' ', name);
            boolean after = second >= 0 && second < name + 10 && text.startsWith(label, second + 1);
            found += text.startsWith(label, name) || after ? 1 : 0;
        }
        return found;
    }

    private static PemBlock block(String path, String label, String body) {
        String cipher = null;
        int at = 0;
        int colon = body.indexOf(':');
        while (colon >= 0) {
            int lineEnd = body.indexOf('\n', colon);
            if (lineEnd < 0) {
                throw damaged(path, label);
            }
            String header = body.substring(at, lineEnd).strip();
            cipher = header.startsWith(CIPHER)
                    ? header.substring(CIPHER.length()).strip()
                    : cipher;
            at = lineEnd;
            colon = body.indexOf(':', lineEnd);
        }
        try {
            String letters = body.substring(at).replaceAll("\\s+", "");
            byte[] content = Base64.getDecoder().decode(letters);
            checkSize(path, label, content.length);
            return new PemBlock(label, cipher, content);
        } catch (IllegalArgumentException e) {
            throw damaged(path, label);
        }
    }

    static void checkSize(String path, String label, int octets) {
        if (octets > LARGEST) {
            throw Guarded.refusal(path, "upload.blockLarge", label, octets, LARGEST);
        }
    }

    private static InvalidInput damaged(String path, String label) {
        return Guarded.refusal(path, "upload.block", label);
    }

    /** Never shows the content. */
    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
