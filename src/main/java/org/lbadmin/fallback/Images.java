package org.lbadmin.fallback;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** Images within a page, so that it needs no other file (RFC 2397, "data" URL scheme). */
final class Images {
    /** Octets of one image; a third more in the page. */
    static final int MOST = 500_000;

    /** What files begin with, in hexadecimal. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "89504e470d0a1a0a", "image/png",
            "ffd8ff", "image/jpeg",
            "474946383761", "image/gif",
            "474946383961", "image/gif",
            "52494646", "image/webp");

    private Images() {}

    /**
     * The page with the image at its end, within the body if it has one.
     *
     * @throws InvalidInput when it is no image that browsers know, or too large
     */
    static String put(String html, byte[] image) {
        if (image.length == 0) {
            throw wrong("fallback.image.none");
        }
        if (image.length > MOST) {
            throw wrong("fallback.image.large", image.length, MOST);
        }
        String tag = "<p><img alt=\"\" src=\"data:" + type(image) + ";base64,"
                + Base64.getEncoder().encodeToString(image) + "\"></p>\n";
        int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        String with = end < 0 ? html + tag : html.substring(0, end) + tag + html.substring(end);
        if (with.length() > FallbackPage.MOST) {
            throw wrong("fallback.tooLong", with.length(), FallbackPage.MOST);
        }
        return with;
    }

    private static String type(byte[] image) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < Math.min(8, image.length); i++) {
            start.append(String.format("%02x", image[i]));
        }
        return SIGNATURES.entrySet().stream()
                .filter(known -> start.toString().startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> wrong("fallback.image.kind"));
    }

    private static InvalidInput wrong(String key, Object... arguments) {
        return new InvalidInput(List.of(Problem.of("image", key, arguments)));
    }
}
