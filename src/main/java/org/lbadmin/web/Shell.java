package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.Role;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What the layout shows around a page; each part is worked out when the layout asks. */
public final class Shell {
    /** Flash attribute with a list of {@link Notice}. */
    public static final String MESSAGES = "messages";

    private final Texts texts;
    private final HttpServletRequest request;
    private final List<PendingSource> pending;
    private final List<NoticeSource> notices;
    private final String hostName;
    private final Instant now;

    /** One area of the menu. */
    public record AreaView(String key, String label, String href, boolean current, List<EntryView> entries) {}

    /** One page in the menu. */
    public record EntryView(String label, String href, boolean current) {}

    /** A status lamp of the header. */
    public record Lamp(String label, boolean on) {}

    Shell(
            Texts texts,
            HttpServletRequest request,
            List<PendingSource> pending,
            List<NoticeSource> notices,
            String hostName,
            Clock clock) {
        this.texts = texts;
        this.request = request;
        this.pending = pending;
        this.notices = notices;
        this.hostName = hostName;
        this.now = clock.instant();
    }

    public List<AreaView> getAreas() {
        return Arrays.stream(Menu.Area.values())
                .map(this::area)
                .filter(area -> !area.entries().isEmpty())
                .toList();
    }

    private AreaView area(Menu.Area area) {
        List<Menu.Entry> listed = Menu.ENTRIES.stream()
                .filter(e -> e.area() == area && e.listed() && role().covers(e.look()))
                .toList();
        List<EntryView> entries = listed.stream()
                .map(e -> new EntryView(texts.get("menu." + e.key()), Menu.ROOT + e.path(), isCurrent(e)))
                .toList();
        return new AreaView(
                area.name(),
                texts.get("area." + area.name()),
                entries.isEmpty() ? Menu.ROOT + "/" : entries.get(0).href(),
                entries.stream().anyMatch(EntryView::current) || isAround(area),
                entries);
    }

    /** Whether the page is one of the area that the navigation does not list, such as a form for something new. */
    private boolean isAround(Menu.Area area) {
        return area != Menu.Area.OVERVIEW
                && Menu.entryOf(request.getRequestURI())
                        .filter(entry -> entry.area() == area)
                        .isPresent();
    }

    private boolean isCurrent(Menu.Entry entry) {
        String path = request.getRequestURI();
        String own = Menu.ROOT + entry.path();
        return path.equals(own) || (!entry.path().equals("/") && path.startsWith(own + "/"));
    }

    public String getHostName() {
        return hostName;
    }

    public String getUser() {
        return request.getRemoteUser() == null ? "" : request.getRemoteUser();
    }

    public Role getRole() {
        return role();
    }

    private Role role() {
        return Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.name()))
                .findFirst()
                .orElse(Role.REPORT);
    }

    public boolean isMayCommit() {
        return role().covers(Role.CONFIG);
    }

    /** A single appliance is the primary and the active one; pairs come with high availability. */
    public List<Lamp> getLamps() {
        return List.of(
                new Lamp(texts.get("lamp.primary"), true),
                new Lamp(texts.get("lamp.secondary"), false),
                new Lamp(texts.get("lamp.active"), true),
                new Lamp(texts.get("lamp.passive"), false),
                new Lamp(texts.get("lamp.link"), false));
    }

    public String getClock() {
        return Times.shown(now);
    }

    public String getClockIso() {
        return now.toString();
    }

    public List<PendingEngine> getPending() {
        return pending.stream().flatMap(source -> source.pending().stream()).toList();
    }

    public List<Notice> getNotices() {
        return notices.stream().flatMap(source -> source.notices().stream()).toList();
    }

    @SuppressWarnings("unchecked")
    public List<Notice> getMessages() {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(MESSAGES) instanceof List<?> list ? (List<Notice>) list : List.of();
    }
}
