package org.lbadmin.tls;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** An uploaded file as text: UTF-8 or UTF-16 with its mark, else one character for each octet; LF line ends. */
final class FileText {
    private FileText() {}

    static String of(byte[] file) {
        String text = decode(file);
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decode(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return decode(file, 3, StandardCharsets.UTF_8);
        }
        if (begins(file, 0xFF, 0xFE)) {
            return decode(file, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return decode(file, 2, StandardCharsets.UTF_16BE);
        }
        return decode(file, 0, StandardCharsets.ISO_8859_1);
    }

    private static String decode(byte[] file, int from, Charset charset) {
        return new String(file, from, file.length - from, charset);
    }

    static boolean begins(byte[] file, int... octets) {
        if (file.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((file[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
