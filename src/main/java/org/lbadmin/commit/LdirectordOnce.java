package org.lbadmin.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.ldirectord.LdirectordEngine;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.ChecksOnce;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Manual;
import org.lbadmin.model.Refused;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.store.Store;
import org.springframework.stereotype.Component;

/** ldirectord itself makes the checks, of a configuration with one service in it. */
@Component
class LdirectordOnce implements ChecksOnce {
    private final Store store;
    private final LdirectordEngine engine;
    private final FileContents contents;
    private final Helper helper;
    private final RunsScripts scripts;

    LdirectordOnce(Store store, LdirectordEngine engine, FileContents contents, Helper helper, RunsScripts scripts) {
        this.store = store;
        this.engine = engine;
        this.contents = contents;
        this.helper = helper;
        this.scripts = scripts;
    }

    @Override
    public List<String> run(L4VirtualService service) {
        Snapshot now = store.read();
        Cluster alone = new Cluster(
                List.of(),
                L7Advanced.defaults(),
                List.of(service),
                now.cluster().layer4Advanced(),
                Ssl.defaults(),
                List.of(),
                L7Manual.defaults(),
                List.of());
        ConfigFile file = engine.render(new Snapshot(alone, now.node())).stream()
                .filter(rendered -> rendered.path().equals(LdirectordEngine.CONFIGURATION))
                .findFirst()
                .orElseThrow();
        String text = new String(contents.of(file), StandardCharsets.UTF_8);
        Label script = service.healthCheck().script();
        if (service.healthCheck().type() == L4HealthCheck.Type.EXTERNAL_SCRIPT && script != null) {
            return new ScriptedServers(
                            scripts, script, now.cluster().layer4Advanced().checkTimeout())
                    .ask(text);
        }
        HelperResult result = helper.run(new HelperCall.L4Check(text));
        if (!result.ok()) {
            throw new Refused("probe.l4.impossible", String.join(" ", result.lines()));
        }
        return result.lines();
    }
}
