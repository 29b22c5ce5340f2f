package org.lbadmin.model.value;

import java.util.regex.Pattern;

/**
 * What a layer 4 virtual service answers to: an IPv4 or IPv6 address in its canonical form, or the number of a firewall
 * mark, 1 to 2147483647.
 */
public record ServiceAddress(String value) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");

    public ServiceAddress {
        value = DIGITS.matcher(value).matches() ? mark(value) : new IpAddress(value).value();
    }

    public boolean isMark() {
        return DIGITS.matcher(value).matches();
    }

    public boolean isIpv6() {
        return value.indexOf(':') >= 0;
    }

    /** @throws IllegalStateException when it is a mark */
    public IpAddress ip() {
        if (isMark()) {
            throw new IllegalStateException(value + " is a firewall mark");
        }
        return new IpAddress(value);
    }

    private static String mark(String digits) {
        long number = Long.parseLong(digits);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new InvalidValue("mark.range", digits);
        }
        return Long.toString(number);
    }

    @Override
    public String toString() {
        return value;
    }
}
