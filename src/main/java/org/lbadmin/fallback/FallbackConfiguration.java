package org.lbadmin.fallback;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.Problems;
import org.lbadmin.model.TakesEffect;
import org.lbadmin.web.AfterCommit;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The fallback page as it is stored. */
@Service
public class FallbackConfiguration {
    static final String KIND = "kind.fallbackPage";

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\ud800-\\udfff]");

    private final FallbackRows rows;
    private final Records records;
    private final TakesEffect takesEffect;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable FallbackPage state;

    FallbackConfiguration(
            FallbackRows rows,
            Records records,
            TakesEffect takesEffect,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.records = records;
        this.takesEffect = takesEffect;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** The same object until it changes. */
    public FallbackPage read() {
        FallbackPage known = state;
        return known != null ? known : lock.locked(this::load);
    }

    /**
     * Stores another page and takes it live.
     *
     * @throws org.lbadmin.model.InvalidInput when it is empty, too long, or no text
     */
    TakesEffect.Effect change(String html) {
        FallbackPage page = checked(html);
        replace(page);
        return takesEffect.now(EngineId.FALLBACK);
    }

    /** Puts another page in the place of the stored one; it is not live yet. */
    public void replace(FallbackPage page) {
        lock.locked(() -> {
            FallbackPage before = read();
            if (page.equals(before)) {
                return before;
            }
            transaction.executeWithoutResult(status -> {
                FallbackRow row = rows.findById(FallbackRow.ONLY).orElseGet(() -> new FallbackRow(page.html()));
                row.change(page.html());
                rows.save(row);
                events.publishEvent(new ConfigurationChanged(KIND, "", records.text(before), records.text(page), true));
                AfterCommit.run(() -> state = page);
            });
            return page;
        });
    }

    /** Lines end with a line feed, whatever the browser wrote. */
    static FallbackPage checked(String html) {
        String text = html.replace("\r\n", "\n").replace('\r', '\n');
        Problems problems = new Problems();
        problems.addIf(text.isBlank(), "html", "value.required");
        problems.addIf(text.length() > FallbackPage.MOST, "html", "fallback.tooLong", text.length(), FallbackPage.MOST);
        var wrong = NO_TEXT.matcher(text);
        if (wrong.find()) {
            long line = text.substring(0, wrong.start()).lines().count();
            String name = String.format("U+%04X", (int) wrong.group().charAt(0));
            problems.add("html", "fallback.noText", Math.max(1, line), name);
        }
        problems.orThrow();
        return new FallbackPage(text);
    }

    private FallbackPage load() {
        FallbackPage loaded = state;
        if (loaded == null) {
            loaded = rows.findById(FallbackRow.ONLY)
                    .map(row -> new FallbackPage(row.html()))
                    .orElseGet(FallbackPage::defaults);
            state = loaded;
        }
        return loaded;
    }
}
