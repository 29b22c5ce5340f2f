package org.lbadmin.addresses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address as pages and scripts see it.
 *
 * @param onInterface where it is up; null where it is not
 * @param usedBy labels of the virtual services and terminations that have it
 * @param byHand whether it was added by hand, and so stays without them
 */
public record FloatingIpView(String ipAddress, @Nullable String onInterface, List<String> usedBy, boolean byHand) {
    public FloatingIpView {
        usedBy = List.copyOf(usedBy);
    }
}
