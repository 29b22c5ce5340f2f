package org.lbadmin.engine.stunnel;

import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.springframework.stereotype.Component;

/** SSL terminations that STunnel serves: stunnel.conf, their certificates, and the addresses that must be up. */
@Component
public class StunnelEngine implements Engine {
    public static final String CONFIGURATION = "stunnel.conf";

    @Override
    public EngineId id() {
        return EngineId.STUNNEL;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        return List.of(new ConfigFile(CONFIGURATION, ""), new ConfigFile("addresses", ""));
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        return Optional.empty();
    }
}
