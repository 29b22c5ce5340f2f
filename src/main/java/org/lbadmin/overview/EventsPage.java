package org.lbadmin.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Menu;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes that keeps an open System Overview up to date. */
@RestController
class EventsPage {
    private final Viewers viewers;

    EventsPage(Viewers viewers) {
        this.viewers = viewers;
    }

    /** @param lastEventId where a browser was when its stream broke off; newer than the address it began with */
    @GetMapping(path = Menu.ROOT + "/overview/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @RequestParam(defaultValue = "0") long since,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        String user = request.getRemoteUser() == null ? "" : request.getRemoteUser();
        return viewers.open(user, request.getSession(false), lastEventId == null ? since : lastEventId);
    }
}
