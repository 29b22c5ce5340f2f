package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Layer 4 - Advanced Configuration: how ldirectord watches all real servers.
 *
 * @param checkInterval seconds between two rounds
 * @param checkTimeout seconds that a connection may take
 * @param negotiateTimeout seconds that a request may take
 * @param failureCount failed checks in a row before a server is taken out
 * @param quiescent a failed server stays in the table with weight 0, so that its connections and clients stay with it
 * @param autoNat the interface on which what leaves does so with the appliance's address; null for none
 */
public record L4Advanced(
        @Min(1) @Max(3600) int checkInterval,
        @Min(1) @Max(3600) int checkTimeout,
        @Min(1) @Max(3600) int negotiateTimeout,
        @Min(1) @Max(100) int failureCount,
        boolean quiescent,
        boolean multithreaded,

        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,14}") @Nullable
        String autoNat) {

    public static L4Advanced defaults() {
        return new L4Advanced(6, 3, 5, 1, false, true, null);
    }
}
