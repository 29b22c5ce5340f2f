package org.lbadmin.helper;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.model.EngineId;

/** One thing that only root may do; each is a verb of the helper script with its arguments. */
public sealed interface HelperCall {
    /** The verb and its arguments as the script takes them. */
    List<String> words();

    /** What the script reads from its standard input. */
    default String input() {
        return "";
    }

    /** Copies a staged release to where only root writes, and lets the engine check it there. */
    record Install(EngineId engine, int release) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("install", engine.id(), Integer.toString(release));
        }
    }

    /**
     * Makes an installed release the running one: brings up its addresses, switches to it, reloads the engine and waits
     * until it says how that went, and takes down the addresses that are no longer needed.
     */
    record GoLive(EngineId engine, int release) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("go-live", engine.id(), Integer.toString(release));
        }
    }

    /** Makes an installed release the current one; 0 for none. */
    record Switch(EngineId engine, int release) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("switch", engine.id(), Integer.toString(release));
        }
    }

    /** Brings up the addresses that an installed release needs. */
    record AddressesUp(EngineId engine, int release) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("addresses-up", engine.id(), Integer.toString(release));
        }
    }

    /** Takes down the addresses we brought up that the current release no longer needs. */
    record AddressesDown(EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("addresses-down", engine.id());
        }
    }

    /** What can be done to a running engine. */
    enum Action {
        START,
        STOP,
        RESTART,
        RELOAD
    }

    /** Starts, stops, restarts or reloads an engine and waits until it says how that went. */
    record Control(Action action, EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of(action.name().toLowerCase(java.util.Locale.ROOT), engine.id());
        }
    }

    /** Whether an engine runs, and since when. */
    record Status(EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("status", engine.id());
        }
    }

    /** Keeps what the engine knows of its servers, for its next start. */
    record SaveState(EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("save-state", engine.id());
        }
    }

    /** A file of the current release as it is on disk. */
    record Read(EngineId engine, String file) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("read", engine.id(), file);
        }
    }

    /** The SHA-256 of each file of the current release as it is on disk, a line each, and its name. */
    record Digests(EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("digests", engine.id());
        }
    }

    /** The number of the current release; 0 for none. */
    record Current(EngineId engine) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("current", engine.id());
        }
    }

    /** Deletes old release folders but the newest. */
    record Prune(EngineId engine, int keep) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("prune", engine.id(), Integer.toString(keep));
        }
    }

    /** The last lines of the engine's own log. */
    record EngineLog(EngineId engine, int lines) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("engine-log", engine.id(), Integer.toString(lines));
        }
    }

    /**
     * The place behind the last line of a log, and the last lines behind a place.
     *
     * @param source an engine's id, or {@code lbadmin}
     */
    record LogTail(String source, long after, int lines) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("log-tail", source, Long.toString(after), Integer.toString(lines));
        }
    }

    /** The last lines before a place that contain the text it is given, the newest first; 0 for the end. */
    record LogFind(String input, String source, long before, int lines) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("log-find", source, Long.toString(before), Integer.toString(lines));
        }
    }

    /** A whole log, the oldest line first. */
    record LogAll(String source) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("log-all", source);
        }
    }

    /** Puts full pieces of all logs away and deletes the oldest; says what had to be given up. */
    record LogRotate(int megabytes, int keep, int free) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("log-rotate", "" + megabytes, "" + keep, "" + free);
        }
    }

    /**
     * Whether a client would still reach these TCP ports of ours under the rules of an installed release; a line each,
     * the port and {@code open} or {@code blocked}.
     */
    record FirewallReach(int release, String client, String server, List<Integer> ports) implements HelperCall {
        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(List.of("firewall-reach", Integer.toString(release), client, server));
            ports.forEach(port -> words.add(Integer.toString(port)));
            return words;
        }
    }

    /** Takes the rules of an installed release live; the old ones come back unless they are confirmed in time. */
    record FirewallTry(int release, int seconds) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("firewall-try", Integer.toString(release), Integer.toString(seconds));
        }
    }

    /** Keeps the rules that are on trial. */
    record FirewallConfirm(int release) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("firewall-confirm", Integer.toString(release));
        }
    }

    /** Brings the rules before the trial back at once. */
    record FirewallRevert() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("firewall-revert");
        }
    }

    /** How the last trial stands: {@code none}, {@code waiting N SECONDS}, {@code confirmed N}, {@code reverted N}. */
    record FirewallTrial() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("firewall-trial");
        }
    }

    /** The rules in the kernel with their counters, each table below a line {@code == ipv4 filter}. */
    record FirewallRules() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("firewall-rules");
        }
    }

    /** Takes over the addresses that no engine needs, from the staging folder: these are up afterwards, others not. */
    record FloatingIps() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("floating-ips");
        }
    }

    /** Whether this machine can do layer 4: "yes", or "no" and why. */
    record L4Available() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("l4-available");
        }
    }

    /** The kernel's table of layer 4 services, with what flowed through it. */
    record L4Table() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("l4-table");
        }
    }

    /** The kernel's present layer 4 connections, so many lines of them. */
    record L4Connections(int lines) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("l4-connections", Integer.toString(lines));
        }
    }

    /** Takes over which real servers of layer 4 are drained or halted, from the staging folder. */
    record L4Operate() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("l4-operate");
        }
    }

    /** Makes the checks of a configuration of ldirectord once; what came of them. */
    record L4Check(String input) implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("l4-check");
        }
    }

    /** Runs a health check script once, as nobody; its words, and {@code exit N} as the last line. */
    record CheckScript(String input, int seconds, List<String> arguments) implements HelperCall {
        public CheckScript {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(List.of("check-script", Integer.toString(seconds)));
            words.addAll(arguments);
            return words;
        }
    }

    /** The verbs the script knows. */
    record Verbs() implements HelperCall {
        @Override
        public List<String> words() {
            return List.of("verbs");
        }
    }
}
