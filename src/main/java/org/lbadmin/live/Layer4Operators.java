package org.lbadmin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lbadmin.engine.ldirectord.KernelService;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineCompanion;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Layer4Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Drain, halt and online of layer 4 servers. It is remembered in the database and told to the helper as a list, which
 * changes what ldirectord reads: so it outlives reloads, restarts and new releases.
 */
@Service
public class Layer4Operators implements EngineCompanion {
    private static final Logger LOG = LoggerFactory.getLogger(Layer4Operators.class);

    private final Helper helper;
    private final Layer4Services services;
    private final OperatorMemory memory;
    private final Layer4Live live;
    private final Path folder;
    private SortedSet<String> told = new TreeSet<>();

    Layer4Operators(
            Helper helper,
            Layer4Services services,
            OperatorMemory memory,
            Layer4Live live,
            @Value("${lbadmin.home}") Path home) {
        this.helper = helper;
        this.services = services;
        this.memory = memory;
        this.live = live;
        this.folder = home.toAbsolutePath().normalize().resolve("staging/ldirectord");
    }

    /** @return whether it is in force; if not, it will be with the next release */
    public boolean operate(ServerName name, OperatorState wanted) {
        OperatorState before = memory.ofLayer4().getOrDefault(name, OperatorState.ONLINE);
        memory.rememberLayer4(name, before, wanted);
        boolean done = live.obstacle() == null && tell(wishes());
        live.forget();
        return done;
    }

    /** What was wished of services as they were stays until the new ones are live. */
    @Override
    public void before(EngineId engine) {
        if (engine != EngineId.LDIRECTORD) {
            return;
        }
        SortedSet<String> all = wishes();
        synchronized (this) {
            all.addAll(told);
        }
        if (!all.isEmpty() || Files.exists(folder.resolve("operator"))) {
            tell(all);
        }
        live.forget();
    }

    private SortedSet<String> wishes() {
        SortedSet<String> lines = new TreeSet<>();
        Map<ServerName, OperatorState> remembered = memory.ofLayer4();
        for (KernelService service : KernelService.of(services.all())) {
            service.places().forEach((label, place) -> {
                OperatorState state = remembered.get(new ServerName(service.virtualService(), label));
                if (state != null && state != OperatorState.ONLINE) {
                    lines.add(service.name() + " " + place + " " + state.verb());
                }
            });
        }
        return lines;
    }

    private synchronized boolean tell(SortedSet<String> lines) {
        try {
            Path next = Files.createDirectories(folder).resolve(".operator");
            Files.writeString(
                    next, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"), StandardCharsets.US_ASCII);
            Files.move(next, folder.resolve("operator"), StandardCopyOption.ATOMIC_MOVE);
            HelperResult result = helper.run(new HelperCall.L4Operate());
            if (!result.ok()) {
                LOG.warn(
                        "Real servers of layer 4 were not drained or halted: {}",
                        result.output().strip());
                return false;
            }
            told = lines;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HelperFailed e) {
            LOG.warn("Real servers of layer 4 were not drained or halted: {}", e.getMessage());
            return false;
        }
    }
}
