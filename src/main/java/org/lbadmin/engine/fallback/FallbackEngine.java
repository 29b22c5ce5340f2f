package org.lbadmin.engine.fallback;

import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.value.IpAddress;
import org.springframework.stereotype.Component;

/** The page as it was written, and the address for layer 4. How nginx serves it is the root side's own. */
@Component
public class FallbackEngine implements Engine {
    public static final String PAGE = "index.html";
    public static final String ADDRESSES = "addresses";

    @Override
    public EngineId id() {
        return EngineId.FALLBACK;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        String html = snapshot.node().fallback().html();
        ConfigFile page = new ConfigFile(PAGE, html.endsWith("\n") ? html : html + "\n");
        IpAddress address = snapshot.node().fallback().address();
        return address == null ? List.of(page) : List.of(page, new ConfigFile(ADDRESSES, address + "\n"));
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        return Optional.empty();
    }
}
