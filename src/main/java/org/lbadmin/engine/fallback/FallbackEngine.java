package org.lbadmin.engine.fallback;

import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.springframework.stereotype.Component;

/** The page as it was written. How nginx serves it is the root side's own, and never changes. */
@Component
public class FallbackEngine implements Engine {
    public static final String PAGE = "index.html";

    @Override
    public EngineId id() {
        return EngineId.FALLBACK;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        String html = snapshot.node().fallback().html();
        return List.of(new ConfigFile(PAGE, html.endsWith("\n") ? html : html + "\n"));
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        return Optional.empty();
    }
}
