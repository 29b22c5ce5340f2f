package org.lbadmin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Wrong passwords count for the user at an address, for the address, and for the user from
 * everywhere. A delay starts with a wrong password from the very address that has to wait, so that nobody can keep
 * others out: a first try from an address that failed nowhere is always looked at.
 */
@Component
class Throttle {
    static final Duration MEMORY = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration UNDER_ATTACK = Duration.ofSeconds(5);
    private static final int FREE_AT_ADDRESS = 5;
    private static final int FREE_OF_ADDRESS = 30;
    private static final int FREE_OF_USER = 20;
    private static final int MOST_REMEMBERED = 20_000;

    private record Tally(int failures, Instant last) {}

    private final Clock clock;
    private final Cache<String, Tally> tallies;

    Throttle(Clock clock) {
        this.clock = clock;
        this.tallies = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(MEMORY)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Throws {@link TooManyAttempts} while this address has to wait. */
    void check(String user, String address) {
        String network = network(address);
        Tally both = tallies.getIfPresent(both(user, network));
        Tally here = tallies.getIfPresent(network);
        Tally everywhere = tallies.getIfPresent(user(user));
        Instant until = later(until(both, FREE_AT_ADDRESS), until(here, FREE_OF_ADDRESS));
        if (both != null && everywhere != null && everywhere.failures() >= FREE_OF_USER) {
            until = later(until, both.last().plus(UNDER_ATTACK));
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            throw new TooManyAttempts(Duration.between(now, until));
        }
    }

    void failed(String user, String address) {
        String network = network(address);
        count(both(user, network));
        count(network);
        count(user(user));
    }

    void passed(String user, String address) {
        tallies.invalidate(both(user, network(address)));
    }

    private void count(String key) {
        tallies.asMap().compute(key, (k, old) -> new Tally(old == null ? 1 : old.failures() + 1, clock.instant()));
    }

    private static Instant until(@Nullable Tally tally, int free) {
        if (tally == null || tally.failures() < free) {
            return Instant.EPOCH;
        }
        int doublings = Math.min(tally.failures() - free, 6);
        long seconds = Math.min(1L << doublings, LONGEST.toSeconds());
        return tally.last().plusSeconds(seconds);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String user(String name) {
        return "user " + name;
    }

    private static String both(String name, String network) {
        return network + " " + name;
    }

    /** The address; of IPv6 the first 64 bits, all of which one machine may use. */
    private static String network(String address) {
        try {
            if (address.indexOf(':') >= 0 && InetAddress.getByName(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8));
            }
        } catch (UnknownHostException e) {
            return address;
        }
        return address;
    }
}
