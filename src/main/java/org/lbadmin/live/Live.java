package org.lbadmin.live;

import org.lbadmin.live.Commands.Result;
import org.lbadmin.model.Refused;
import org.springframework.stereotype.Service;

/** What HAProxy does right now, and drain, halt and online of its servers. */
@Service
public class Live {
    private final Collector collector;
    private final HaproxySocket socket;
    private final OperatorMemory memory;
    private final StateSaver saver;

    Live(Collector collector, HaproxySocket socket, OperatorMemory memory, StateSaver saver) {
        this.collector = collector;
        this.socket = socket;
        this.memory = memory;
        this.saver = saver;
    }

    /** The state as of about now: at most a second old, and of the process that runs now. */
    public LiveState now() {
        return collector.now();
    }

    /** The last reading, however old it is; asks nobody. */
    public LiveState last() {
        return collector.last();
    }

    /**
     * Watches: until the returned handle is run the state is read about every second.
     *
     * @param listener runs after each reading, and must be quick
     */
    public Runnable watch(Runnable listener) {
        return collector.listen(listener);
    }

    /**
     * Drains, halts or brings online one server. It is remembered first, so that it outlives whatever happens next.
     *
     * @return whether HAProxy was told; if not, it will be as soon as it answers
     * @throws Refused when HAProxy does not have the server yet
     */
    public boolean operate(ServerName name, OperatorState wanted) {
        if (Commands.find(socket, name) == Result.NO_SERVER) {
            throw new Refused("operate.pending", name.rip(), name.vip());
        }
        memory.remember(name, present(name), wanted);
        Result result = collector.tell(name, wanted);
        if (result == Result.DONE) {
            saver.save();
        }
        return result == Result.DONE;
    }

    /**
     * Forgets which clients persistence keeps on a server, so that they are balanced anew.
     *
     * @return whether HAProxy was told
     */
    public boolean forget(ServerName name) {
        return Commands.forget(socket, name) == Result.DONE;
    }

    private OperatorState present(ServerName name) {
        OperatorState remembered = memory.all().get(name);
        return remembered != null
                ? remembered
                : collector.last().server(name).map(LiveServer::operator).orElse(OperatorState.ONLINE);
    }
}
