package org.lbadmin.model;

import java.util.List;
import java.util.Optional;

/**
 * Takes firewall rules live on trial: unless they are confirmed in time the old ones come back by themselves. Answered by
 * the room that commits.
 */
public interface FirewallTrials {
    /** How an attempt ended, or how the last trial stands. */
    enum State {
        /** There was no trial yet. */
        NONE,
        /** Live, and not confirmed yet. */
        WAITING,
        CONFIRMED,
        /** Not confirmed in time, or taken back; the rules before are live. */
        REVERTED,
        /** These rules are live already. */
        UNCHANGED,
        /** bash or iptables refused a line; nothing was changed. */
        REJECTED,
        /** Who asks would no longer reach the appliance; nothing was changed. */
        BLOCKED
    }

    /**
     * @param seconds what is left of the trial
     * @param lines the words of bash and iptables, {@code firewall.sh:LINE: words}
     * @param blocked the ports that would no longer be reached
     */
    record Result(State state, int release, int seconds, List<String> lines, List<Integer> blocked) {
        public Result {
            lines = List.copyOf(lines);
            blocked = List.copyOf(blocked);
        }

        public static Result of(State state, int release, int seconds) {
            return new Result(state, release, seconds, List.of(), List.of());
        }

        public static Result words(State state, List<String> lines) {
            return new Result(state, 0, 0, lines, List.of());
        }
    }

    /**
     * From where somebody asks, and on which connection.
     *
     * @param client the address of who asks
     * @param server our own address that was asked
     * @param port our own port that was asked
     * @param clientPort with the address: which connection it is
     */
    record Caller(String client, String server, int port, int clientPort) {}

    /**
     * Tries rules.
     *
     * @param evenIfBlocked whether to try them although who asks would no longer reach the appliance
     * @throws Refused while another trial waits
     */
    Result begin(Firewall wanted, Caller caller, boolean evenIfBlocked);

    /** The rules of an earlier release, on trial like any others. */
    Result begin(int release, Caller caller, boolean evenIfBlocked);

    /**
     * Keeps the rules that are on trial.
     *
     * @throws Refused when nothing waits, or the connection is older than the rules and so proves nothing
     */
    Result confirm(Caller caller);

    /**
     * Brings the old rules back at once.
     *
     * @throws Refused when nothing waits
     */
    Result revert();

    /** How the last trial stands. */
    Result state();

    /** What is on trial, or what was tried last and not confirmed. */
    Optional<Firewall> tried();

    /** Forgets what was tried and not confirmed. */
    void discard();
}
