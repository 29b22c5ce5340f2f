package org.lbadmin.scripts;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.Label;
import org.springframework.stereotype.Component;

/** Runs a script through the helper, with the rights that engines give it. */
@Component
class ScriptRuns implements RunsScripts {
    private static final String EXIT = "exit ";

    private final CheckScripts scripts;
    private final Helper helper;

    ScriptRuns(CheckScripts scripts, Helper helper) {
        this.scripts = scripts;
        this.helper = helper;
    }

    @Override
    public List<Label> labels() {
        return scripts.all().stream().map(CheckScript::label).toList();
    }

    @Override
    public Run run(Label script, List<String> arguments, int seconds) {
        return run(scripts.get(script.value()).text(), arguments, seconds);
    }

    /** Runs a text that need not be stored. */
    Run run(String text, List<String> arguments, int seconds) {
        long start = System.nanoTime();
        HelperResult result = helper.run(new HelperCall.CheckScript(text, seconds, arguments));
        long millis = (System.nanoTime() - start) / 1_000_000;
        List<String> lines = new ArrayList<>(result.output().lines().toList());
        String last = lines.isEmpty() ? "" : lines.remove(lines.size() - 1);
        if (!result.ok() || !last.startsWith(EXIT)) {
            throw new HelperFailed("The script could not be run: " + result.output());
        }
        if (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.replaceAll("\\p{Cntrl}", "\u00b7"));
        return new Run(Integer.parseInt(last.substring(EXIT.length())), lines, millis);
    }
}
