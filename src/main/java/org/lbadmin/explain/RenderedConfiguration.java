package org.lbadmin.explain;

import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.Store;
import org.springframework.stereotype.Component;

/** haproxy.cfg of what is stored, made once for each state of it. */
@Component
class RenderedConfiguration {
    private final HaproxyEngine engine;
    private final Store store;
    private volatile @Nullable Made made;

    private record Made(Snapshot of, String text) {}

    RenderedConfiguration(HaproxyEngine engine, Store store) {
        this.engine = engine;
        this.store = store;
    }

    String text() {
        Snapshot now = store.read();
        Made known = made;
        if (known == null || known.of() != now) {
            String text = engine.render(now).stream()
                    .filter(file -> file.path().equals(HaproxyEngine.CONFIGURATION))
                    .findFirst()
                    .orElseThrow()
                    .text();
            known = new Made(now, text);
            made = known;
        }
        return known.text();
    }
}
