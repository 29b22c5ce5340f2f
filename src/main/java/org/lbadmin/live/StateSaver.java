package org.lbadmin.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Has HAProxy's own state file written after a change, so that also a killed HAProxy starts with it. Behind the answer to
 * the operator, and once for many changes: the helper may be busy with a commit.
 */
@Component
class StateSaver implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(StateSaver.class);

    private final Helper helper;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            work -> {
                Thread thread = new Thread(work, "live-save");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    StateSaver(Helper helper) {
        this.helper = helper;
    }

    /** A save that already waits will see this change too. */
    void save() {
        worker.execute(this::run);
    }

    private void run() {
        try {
            HelperResult result = helper.run(new HelperCall.SaveState(EngineId.HAPROXY));
            if (!result.ok()) {
                LOG.warn("The state of the servers was not saved: {}", String.join(" ", result.lines()));
            }
        } catch (HelperFailed e) {
            LOG.warn("The state of the servers was not saved: {}", e.getMessage());
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
