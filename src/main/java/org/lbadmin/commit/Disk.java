package org.lbadmin.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.springframework.stereotype.Component;

/** Whether what lies on disk is still what we put there. Drift is shown, never silently erased. */
@Component
class Disk {
    private final Helper helper;
    private final Releases releases;
    private final Map<EngineId, Boolean> drifted = new ConcurrentHashMap<>();

    Disk(Helper helper, Releases releases) {
        this.helper = helper;
        this.releases = releases;
    }

    boolean drifted(EngineId engine) {
        return drifted.getOrDefault(engine, false);
    }

    /** Looks at the files now. */
    boolean look(EngineId engine) {
        Optional<Release> current = releases.current(engine);
        boolean differs = current.isPresent()
                && current.get().files().stream()
                        .anyMatch(file -> !text(engine, file).equals(file.text()));
        drifted.put(engine, differs);
        return differs;
    }

    /** From what we put there to what is there now. */
    List<Diffs.Hunk> changes(EngineId engine) {
        if (!look(engine)) {
            return List.of();
        }
        return releases.current(engine).stream()
                .flatMap(release -> release.files().stream())
                .filter(file -> !file.secret())
                .flatMap(file -> Diffs.of(file.path(), file.text(), text(engine, file)).stream())
                .toList();
    }

    void written(EngineId engine) {
        drifted.put(engine, false);
    }

    String text(EngineId engine, ConfigFile file) {
        HelperResult read = helper.run(new HelperCall.Read(engine, file.path()));
        return read.ok() ? read.output() : "";
    }
}
