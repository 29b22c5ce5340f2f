package org.lbadmin.layer4;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.TakesEffect;
import org.lbadmin.model.TakesEffect.Effect;
import org.lbadmin.model.TakesEffect.Result;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Layer 4 has no commit step: what was stored is taken live at once, and the answer tells how that went. */
@Component
class AtOnce {
    /** The answer's header for scripts: a name of {@link Result}. */
    static final String OUTCOME = "Lbadmin-Outcome";

    /** The value of the parameter {@code apply} that leaves it to a commit. */
    static final String LATER = "later";

    private final TakesEffect takesEffect;
    private final Texts texts;

    AtOnce(TakesEffect takesEffect, Texts texts) {
        this.takesEffect = takesEffect;
        this.texts = texts;
    }

    /** Stores, takes live, and adds to the answer how that went. */
    <T> ResponseEntity<T> answer(String apply, Supplier<ResponseEntity<T>> store) {
        ResponseEntity<T> stored = store.get();
        Result result = apply.equals(LATER)
                ? Result.LATER
                : takesEffect.now(EngineId.LDIRECTORD).result();
        return ResponseEntity.status(stored.getStatusCode())
                .headers(headers -> {
                    headers.addAll(stored.getHeaders());
                    headers.set(OUTCOME, result.name());
                })
                .body(stored.getBody());
    }

    /** Takes live what was stored; the messages for the page. */
    List<Notice> notices(String key, Object... arguments) {
        Effect effect = takesEffect.now(EngineId.LDIRECTORD);
        String stored = texts.get(key, arguments);
        String how = texts.get("l4.effect." + effect.result().name().toLowerCase(Locale.ROOT));
        if (effect.good()) {
            return List.of(Notice.information(stored + " " + how));
        }
        List<Notice> notices = new ArrayList<>();
        if (effect.result() == Result.UNAVAILABLE) {
            notices.add(Notice.warning(stored + " " + how + " " + String.join(" ", effect.lines())));
            return notices;
        }
        notices.add(Notice.error(stored + " " + how));
        effect.lines().forEach(line -> notices.add(Notice.error(line)));
        return notices;
    }

    /** Why nothing of layer 4 can be live here; empty where it can. */
    String obstacle() {
        return takesEffect.obstacle(EngineId.LDIRECTORD).orElse("");
    }
}
