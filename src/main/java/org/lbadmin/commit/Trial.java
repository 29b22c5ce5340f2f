package org.lbadmin.commit;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.lbadmin.model.Firewall;

/**
 * Rules that are live and wait to be confirmed.
 *
 * @param ends when the old ones come back
 * @param old the connections that were open before they went live, which prove nothing
 */
record Trial(Release release, Firewall firewall, Instant ends, Set<String> old) {
    int secondsLeft(Instant now) {
        return (int) Math.max(0, (Duration.between(now, ends).toMillis() + 999) / 1000);
    }
}
