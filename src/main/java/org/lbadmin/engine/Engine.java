package org.lbadmin.engine;

import java.util.List;
import java.util.Optional;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;

/** A daemon whose files are a pure function of the configuration. */
public interface Engine {
    EngineId id();

    /** The files, always the same for the same snapshot. */
    List<ConfigFile> render(Snapshot snapshot);

    /**
     * Which virtual service a line of a file belongs to, so that the words of the engine's checker can be shown beside
     * it.
     *
     * @param line counted from 1
     */
    Optional<String> virtualServiceAt(ConfigFile file, int line);
}
