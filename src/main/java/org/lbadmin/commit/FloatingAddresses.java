package org.lbadmin.commit;

import java.util.List;
import java.util.stream.Collectors;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.BringsUp;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Addresses that were added by hand: up at once, and again after a restart. Those of engines come with their releases. */
@Component
class FloatingAddresses implements BringsUp {
    private static final Logger LOG = LoggerFactory.getLogger(FloatingAddresses.class);

    private final Staging staging;
    private final Helper helper;
    private final Commit commit;
    private final Store store;

    FloatingAddresses(Staging staging, Helper helper, @Lazy Commit commit, @Lazy Store store) {
        this.staging = staging;
        this.helper = helper;
        this.commit = commit;
        this.store = store;
    }

    /** Before the recovery, which takes down what nobody needs. */
    @Order(0)
    @EventListener(ApplicationStartedEvent.class)
    void atStart() {
        List<FloatingIp> known = store.read().cluster().floatingIps();
        now(known).forEach(line -> LOG.error("Floating IPs: {}", line));
    }

    @Override
    public List<String> now(List<FloatingIp> addresses) {
        String text = addresses.stream().map(ip -> ip.ipAddress() + "\n").collect(Collectors.joining());
        try {
            HelperResult result = commit.exclusively(() -> {
                staging.writeFloating(text);
                return helper.run(new HelperCall.FloatingIps());
            });
            return result.ok() ? List.of() : result.lines();
        } catch (HelperFailed e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
