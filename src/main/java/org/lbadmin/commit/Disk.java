package org.lbadmin.commit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.springframework.stereotype.Component;

/** Whether what lies on disk is still what we put there. Drift is shown, never silently erased. */
@Component
class Disk {
    private static final String OTHER = "changed on disk; what it contains is not shown\n";

    private final Helper helper;
    private final Releases releases;
    private final FileContents contents;
    private final Map<EngineId, Boolean> drifted = new ConcurrentHashMap<>();

    Disk(Helper helper, Releases releases, FileContents contents) {
        this.helper = helper;
        this.releases = releases;
        this.contents = contents;
    }

    boolean drifted(EngineId engine) {
        return drifted.getOrDefault(engine, false);
    }

    /** Looks at the files now. */
    boolean look(EngineId engine) {
        Optional<Release> current = releases.current(engine);
        boolean differs = current.isPresent() && !changed(engine, current.get()).isEmpty();
        drifted.put(engine, differs);
        return differs;
    }

    /** From what we put there to what is there now. */
    List<Diffs.Hunk> changes(EngineId engine) {
        Optional<Release> current = releases.current(engine);
        return look(engine) && current.isPresent() ? Diffs.of(current.get().files(), files(engine)) : List.of();
    }

    void written(EngineId engine) {
        drifted.put(engine, false);
    }

    /** The files of the current release as they are on disk. */
    List<ConfigFile> files(EngineId engine) {
        Release current = releases.current(engine).orElse(null);
        if (current == null) {
            return List.of();
        }
        List<ConfigFile> changed = changed(engine, current);
        return current.files().stream()
                .map(file -> changed.contains(file) ? onDisk(engine, file) : file)
                .toList();
    }

    private ConfigFile onDisk(EngineId engine, ConfigFile file) {
        if (file.secret()) {
            return new ConfigFile(file.path(), OTHER, file.material());
        }
        HelperResult read = helper.run(new HelperCall.Read(engine, file.path()));
        return new ConfigFile(file.path(), read.ok() ? read.output() : "");
    }

    private List<ConfigFile> changed(EngineId engine, Release release) {
        Map<String, String> found = digests(engine);
        return release.files().stream()
                .filter(file -> !contents.digest(file).equals(found.get(file.path())))
                .collect(Collectors.toList());
    }

    private Map<String, String> digests(EngineId engine) {
        Map<String, String> found = new HashMap<>();
        helper.run(new HelperCall.Digests(engine)).lines().forEach(line -> {
            String[] part = line.split(" +", 2);
            if (part.length == 2) {
                found.put(part[1], part[0]);
            }
        });
        return found;
    }
}
