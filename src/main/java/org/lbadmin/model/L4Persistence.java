package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * How long a returning client stays with its real server.
 *
 * @param timeoutSeconds counted from the client's last connection; the kernel takes up to 31 days
 * @param granularity how much of the client's address counts: a mask for IPv4, the length of a prefix for IPv6
 */
public record L4Persistence(
        boolean enabled,

        @OnlyWhen(field = "persistence.enabled", is = "true") @Min(1) @Max(2_678_400)
        int timeoutSeconds,

        @OnlyWhen(field = "persistence.enabled", is = "true") @Pattern(regexp = MASK)
        String granularity) {

    /** Everything the client's address has. */
    public static final String WHOLE = "255.255.255.255";

    private static final String OCTET = "(255|254|252|248|240|224|192|128|0)";
    /** The leading part of a mask is full, the trailing part empty; or 1 to 128. */
    static final String MASK = "255[.]255[.]255[.]" + OCTET + "|255[.]255[.]" + OCTET + "[.]0|255[.]" + OCTET
            + "[.]0[.]0|(254|252|248|240|224|192|128)[.]0[.]0[.]0|[1-9]|[1-9][0-9]|1[01][0-9]|12[0-8]";

    public static L4Persistence defaults() {
        return new L4Persistence(true, 300, WHOLE);
    }
}
