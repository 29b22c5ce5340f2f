package org.lbadmin.tls;

import java.util.List;
import java.util.concurrent.Callable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/**
 * Foreign bytes in, a value or our sentence out. Parsers throw nearly anything over damaged input, and their messages
 * may quote it; none of that is kept.
 */
final class Guarded {
    private Guarded() {}

    static <T> T read(Problem otherwise, Callable<T> parse) {
        try {
            return parse.call();
        } catch (InvalidInput refusal) {
            throw refusal;
        } catch (Exception damaged) {
            throw new InvalidInput(List.of(otherwise));
        }
    }

    static InvalidInput refusal(String path, String key, Object... arguments) {
        return new InvalidInput(List.of(Problem.of(path, key, arguments)));
    }
}
