package org.lbadmin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the WebUI is once it answers. */
@Component
class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final int port;

    Announcer(@Value("${server.port}") int port) {
        this.port = port;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        LOG.info("The WebUI is ready: https://localhost:{}/lbadmin/", port);
    }
}
