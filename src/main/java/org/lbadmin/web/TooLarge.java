package org.lbadmin.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More was sent than this path takes. */
final class TooLarge extends IOException {
    TooLarge(long most) {
        super("More than " + most + " bytes");
    }

    /** Whether this is the reason of what was thrown; the server's own form parser says it in its way. */
    static boolean isBehind(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge
                    || cause instanceof org.apache.tomcat.util.http.InvalidParameterException wrong
                            && wrong.getErrorCode() == 413) {
                return true;
            }
        }
        return false;
    }
}
