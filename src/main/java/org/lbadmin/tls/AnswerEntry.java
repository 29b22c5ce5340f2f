package org.lbadmin.tls;

import org.jspecify.annotations.Nullable;

/**
 * What a CA answered to a signing request.
 *
 * @param file comes as a part of its own, so this is always null
 * @param signed the certificate as text, in place of a file
 * @param intermediates what the CA gave apart
 */
record AnswerEntry(
        @Nullable String file,
        @Nullable String signed,
        @Nullable String intermediates) {}
