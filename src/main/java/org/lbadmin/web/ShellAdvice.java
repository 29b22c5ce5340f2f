package org.lbadmin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.lbadmin.model.ThisHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the {@code shell} its layout needs. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {
    private final Texts texts;
    private final ObjectProvider<PendingSource> pending;
    private final ObjectProvider<NoticeSource> notices;
    private final ThisHost host;
    private final Clock clock;

    ShellAdvice(
            Texts texts,
            ObjectProvider<PendingSource> pending,
            ObjectProvider<NoticeSource> notices,
            ThisHost host,
            Clock clock) {
        this.texts = texts;
        this.pending = pending;
        this.notices = notices;
        this.host = host;
        this.clock = clock;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        List<PendingSource> sources = pending.orderedStream().toList();
        return new Shell(
                texts,
                request,
                sources,
                notices.orderedStream().toList(),
                host.name().value(),
                clock);
    }
}
