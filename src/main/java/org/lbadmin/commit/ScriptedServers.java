package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.Label;

/** Real servers of ldirectord.cf, each asked once by a script with the arguments that ldirectord would give it. */
final class ScriptedServers {
    private static final Pattern SERVICE = Pattern.compile("virtual6? = (.+?)(?::(\\d+))?");
    private static final Pattern SERVER = Pattern.compile(" +real6? = (\\S+):(\\d+) .*");

    private final RunsScripts scripts;
    private final Label script;
    private final int seconds;

    ScriptedServers(RunsScripts scripts, Label script, int seconds) {
        this.scripts = scripts;
        this.script = script;
        this.seconds = seconds;
    }

    /** As {@link org.lbadmin.model.ChecksOnce} has it. */
    List<String> ask(String configuration) {
        List<String> lines = new ArrayList<>();
        List<String> service = List.of("0", "0");
        for (String line : configuration.split("\n")) {
            Matcher virtual = SERVICE.matcher(line);
            Matcher real = SERVER.matcher(line);
            if (virtual.matches()) {
                service = List.of(bare(virtual.group(1)), virtual.group(2) == null ? "0" : virtual.group(2));
            } else if (real.matches()) {
                lines.add("server " + real.group(1) + ":" + real.group(2));
                ask(List.of(service.get(0), service.get(1), bare(real.group(1)), real.group(2)), lines);
            }
        }
        return lines;
    }

    private void ask(List<String> arguments, List<String> lines) {
        lines.add("sent " + script + " " + String.join(" ", arguments));
        RunsScripts.Run run = scripts.run(script, arguments, seconds);
        run.output().forEach(line -> lines.add("got " + line));
        lines.add(run.isUp() ? "up exit 0" : "down exit " + run.exit());
        lines.add("took " + run.millis());
    }

    private static String bare(String address) {
        return address.replaceAll("[\\[\\]]", "");
    }
}
