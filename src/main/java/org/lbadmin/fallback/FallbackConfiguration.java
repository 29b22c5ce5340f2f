package org.lbadmin.fallback;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.Problems;
import org.lbadmin.model.TakesEffect;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.IpAddress;
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
    private final ConnectedSubnets subnets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable FallbackPage state;

    FallbackConfiguration(
            FallbackRows rows,
            Records records,
            TakesEffect takesEffect,
            ConnectedSubnets subnets,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.records = records;
        this.takesEffect = takesEffect;
        this.subnets = subnets;
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
     * @param address text of the address for layer 4; empty for none
     * @param check gets what is stored now; whatever it throws leaves everything as it was
     * @throws org.lbadmin.model.InvalidInput when the page is empty, too long or no text, or the address not of ours
     */
    TakesEffect.Effect change(String html, String address, Consumer<FallbackPage> check) {
        boolean moved = lock.locked(() -> {
            FallbackPage before = read();
            check.accept(before);
            Problems problems = new Problems();
            String text = checked(html, problems);
            IpAddress forPackets = address(address.strip(), before.address(), problems);
            problems.orThrow();
            replace(new FallbackPage(text, forPackets));
            return !Objects.equals(before.address(), forPackets);
        });
        TakesEffect.Effect effect = takesEffect.now(EngineId.FALLBACK);
        return moved && effect.good() ? packets(effect) : effect;
    }

    /** Layer 4 sends its clients to another place now; where this machine has none, it has no clients either. */
    private TakesEffect.Effect packets(TakesEffect.Effect page) {
        TakesEffect.Effect packets = takesEffect.now(EngineId.LDIRECTORD);
        return packets.good() || packets.result() == TakesEffect.Result.UNAVAILABLE ? page : packets;
    }

    private @Nullable IpAddress address(String text, @Nullable IpAddress before, Problems problems) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            IpAddress address = new IpAddress(text);
            boolean unusable = address.isAny()
                    || address.isLoopback()
                    || address.toAddress().isMulticast();
            problems.addIf(unusable, "address", "ipAddress.unusable", address);
            problems.addIf(
                    !unusable && !address.equals(before) && !subnets.contain(address),
                    "address",
                    "ipAddress.subnet",
                    address);
            return address;
        } catch (InvalidValue e) {
            problems.add("address", e.key(), e.arguments().toArray());
            return null;
        }
    }

    /** Puts another page in the place of the stored one; it is not live yet. */
    public void replace(FallbackPage page) {
        lock.locked(() -> {
            FallbackPage before = read();
            if (page.equals(before)) {
                return before;
            }
            transaction.executeWithoutResult(status -> {
                FallbackRow row = rows.findById(FallbackRow.ONLY).orElseGet(() -> new FallbackRow(page));
                row.change(page);
                rows.save(row);
                events.publishEvent(new ConfigurationChanged(KIND, "", records.text(before), records.text(page), true));
                AfterCommit.run(() -> state = page);
            });
            return page;
        });
    }

    /** Lines end with a line feed, whatever the browser wrote. */
    private static String checked(String html, Problems problems) {
        String text = html.replace("\r\n", "\n").replace('\r', '\n');
        problems.addIf(text.isBlank(), "html", "value.required");
        problems.addIf(text.length() > FallbackPage.MOST, "html", "fallback.tooLong", text.length(), FallbackPage.MOST);
        var wrong = NO_TEXT.matcher(text);
        if (wrong.find()) {
            long line = text.substring(0, wrong.start()).lines().count();
            String name = String.format("U+%04X", (int) wrong.group().charAt(0));
            problems.add("html", "fallback.noText", Math.max(1, line), name);
        }
        return text;
    }

    private FallbackPage load() {
        FallbackPage loaded = state;
        if (loaded == null) {
            loaded = rows.findById(FallbackRow.ONLY).map(FallbackRow::page).orElseGet(FallbackPage::defaults);
            state = loaded;
        }
        return loaded;
    }
}
