package org.lbadmin.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.value.Label;

/** Runs a health check script once, as engines do. */
public interface RunsScripts {
    /** The exit status where a script was ended because its time was over. */
    int TOO_LONG = 137;

    /** The exit status where a script could not be run at all. */
    int NOT_RUN = 126;

    /**
     * What came of it.
     *
     * @param exit its exit status; 0 means up
     * @param output the beginning of what it printed
     * @param millis how long it took
     */
    record Run(int exit, List<String> output, long millis) {
        public Run {
            output = List.copyOf(output);
        }

        public boolean isUp() {
            return exit == 0;
        }

        /** Why the server counts as up or down. */
        public Problem why(int seconds) {
            return switch (exit) {
                case 0 -> Problem.of("", "probe.script.up");
                case TOO_LONG -> Problem.of("", "probe.script.tooLong", seconds);
                case NOT_RUN -> Problem.of("", "probe.script.notRun");
                default -> Problem.of("", "probe.script.down", exit);
            };
        }
    }

    /** The scripts that there are. */
    List<Label> labels();

    /** The same for a drop-down, behind an entry that stands for none. */
    default Map<String, String> offered(String none) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", none);
        labels().forEach(label -> names.put(label.value(), label.value()));
        return names;
    }

    /**
     * Runs a stored script.
     *
     * @param arguments as engines give them: see {@link CheckScriptArguments}
     * @param seconds after which it is ended
     * @throws NotFound when there is none of this name
     */
    Run run(Label script, List<String> arguments, int seconds);
}
