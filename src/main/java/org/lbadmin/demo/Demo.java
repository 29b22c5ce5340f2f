package org.lbadmin.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.util.List;
import org.lbadmin.commit.Commit;
import org.lbadmin.model.EngineId;
import org.lbadmin.store.Documents;
import org.lbadmin.store.Store;
import org.lbadmin.web.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** With {@code --demo}: starts the real servers, and loads and applies the example where nothing is configured yet. */
@Component
class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final Environment environment;
    private final Store store;
    private final Documents documents;
    private final Records records;
    private final Commit commit;

    Demo(Environment environment, Store store, Documents documents, Records records, Commit commit) {
        this.environment = environment;
        this.store = store;
        this.documents = documents;
        this.records = records;
        this.commit = commit;
    }

    @Order(1)
    @EventListener(ApplicationReadyEvent.class)
    void start() throws IOException {
        if (!environment.containsProperty("demo")) {
            return;
        }
        startServers();
        if (store.read().cluster().layer7().isEmpty()) {
            store.replace(documents.read(records.parse(example())).cluster());
            commit.apply(List.of(EngineId.values()))
                    .forEach((engine, outcome) ->
                            LOG.info("Example services loaded, {}: {}", engine.id(), outcome.name()));
        }
        LOG.info("Try it: curl http://127.0.30.10:8080/ or curl -k https://127.0.30.10:8443/ a few times,"
                + " or SMTP on 127.0.30.10 port 1025");
    }

    private static void startServers() throws IOException {
        try {
            new DemoServer("MBOX1", "127.0.30.20").start();
            new DemoServer("MBOX2", "127.0.30.21").start();
        } catch (BindException e) {
            LOG.warn("The real servers of the example are not started, their ports are taken: {}", e.getMessage());
        }
    }

    private static String example() throws IOException {
        try (InputStream in = new ClassPathResource("db/seed/example.yaml").getInputStream()) {
            Object loaded = new org.yaml.snakeyaml.Yaml().load(in);
            return JsonMapper.builder().build().writeValueAsString(loaded);
        }
    }
}
