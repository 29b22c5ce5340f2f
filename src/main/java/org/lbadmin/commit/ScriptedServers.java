package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.Label;

/** Real servers of ldirectord.cf, each asked once by a script with the arguments that ldirectord would give it. */
final class ScriptedServers {
    private static final Pattern SERVICE = Pattern.compile("virtual6? = (.+?)(?::(\\d+))?");
    private static final Pattern SERVER = Pattern.compile(" +real6? = (\\S+):(\\d+) .*");

    /** Seconds that a run by hand may take at the most. */
    private static final int LONGEST = 60;

    private static final int AT_ONCE = 16;
    private static final int MOST = 100;

    private final RunsScripts scripts;
    private final Label script;
    private final int seconds;

    ScriptedServers(RunsScripts scripts, Label script, int seconds) {
        this.scripts = scripts;
        this.script = script;
        this.seconds = Math.min(LONGEST, seconds);
    }

    /** As {@link org.lbadmin.model.ChecksOnce} has it. */
    List<String> ask(String configuration) {
        List<Callable<List<String>>> calls = new ArrayList<>();
        List<String> service = List.of("0", "0");
        for (String line : configuration.split("\n")) {
            Matcher virtual = SERVICE.matcher(line);
            Matcher real = SERVER.matcher(line);
            if (virtual.matches()) {
                service = List.of(bare(virtual.group(1)), virtual.group(2) == null ? "0" : virtual.group(2));
            } else if (real.matches()) {
                String place = real.group(1) + ":" + real.group(2);
                List<String> arguments = List.of(service.get(0), service.get(1), bare(real.group(1)), real.group(2));
                calls.add(() -> ask(place, arguments));
            }
        }
        return all(calls.subList(0, Math.min(MOST, calls.size())));
    }

    private static List<String> all(List<Callable<List<String>>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> lines = new ArrayList<>();
            for (Future<List<String>> answer : threads.invokeAll(calls)) {
                lines.addAll(answer.get());
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> ask(String place, List<String> arguments) {
        List<String> lines = new ArrayList<>(List.of("server " + place));
        lines.add("sent " + script + " " + String.join(" ", arguments));
        RunsScripts.Run run = scripts.run(script, arguments, seconds);
        run.output().forEach(line -> lines.add("got " + line));
        lines.add(run.isUp() ? "up exit 0" : "down exit " + run.exit());
        lines.add("took " + run.millis());
        return lines;
    }

    private static String bare(String address) {
        return address.replaceAll("[\\[\\]]", "");
    }
}
