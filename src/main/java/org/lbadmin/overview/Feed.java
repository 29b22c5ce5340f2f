package org.lbadmin.overview;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.live.L4State;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.live.Live;
import org.lbadmin.live.LiveState;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7VirtualService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one view that everybody sees, and what changed in it lately. Each change is written once, as the bytes that go to
 * all viewers.
 */
@Component
class Feed {
    private static final int KEPT = 120;

    private final Live live;
    private final Layer7 layer7;
    private final Layer4 layer4;
    private final Layer4Live packets;
    private final Deque<Tick> ticks = new ArrayDeque<>();
    private final long first;
    private @Nullable View view;
    private @Nullable Source source;

    /** A change, ready to be sent. */
    record Tick(long seq, byte[] event) {}

    /** What a view was made of; the same objects make the same view. */
    private record Source(
            LiveState state, List<L7VirtualService> services, L4State packets, List<L4VirtualService> packetServices) {
        boolean same(Source other) {
            return state == other.state
                    && services == other.services
                    && packets == other.packets
                    && packetServices == other.packetServices;
        }
    }

    /** Numbers begin at the clock, so that those of a former run of the application are not taken for ours. */
    Feed(Live live, Layer7 layer7, Layer4 layer4, Layer4Live packets, Clock clock) {
        this.live = live;
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.packets = packets;
        this.first = clock.millis();
    }

    /** The view as of now. */
    View now() {
        live.now();
        return advance();
    }

    /** Brings the view up to the last reading, and keeps what changed. */
    synchronized View advance() {
        LiveState state = live.last();
        Source now = new Source(state, layer7.all(), packets.now(), layer4.all());
        View before = view;
        if (before != null && source != null && source.same(now)) {
            return before;
        }
        List<VirtualService> joined = new ArrayList<>(L4Join.of(now.packetServices(), now.packets()));
        joined.addAll(Join.of(now.services(), state));
        long seq = before == null ? first : before.seq() + keep(before, joined, state);
        View fresh = new View(state.at(), seq, state.reachable(), state.engine(), joined);
        view = fresh;
        source = now;
        return fresh;
    }

    /** @return how many changes were kept: one or none */
    private int keep(View before, List<VirtualService> joined, LiveState state) {
        long seq = before.seq() + 1;
        byte[] reload = event("reload", seq, head(seq, state.at().toString()));
        if (!Changes.sameThings(before.virtualServices(), joined)) {
            ticks.clear();
            ticks.add(new Tick(seq, reload));
            return 1;
        }
        boolean turned = before.reachable() != state.reachable();
        ArrayNode vips = Changes.between(before.virtualServices(), joined);
        if (vips.isEmpty() && !turned) {
            return 0;
        }
        ObjectNode data = head(seq, state.at().toString());
        data.set("vips", vips);
        byte[] delta = event("delta", seq, data);
        ticks.add(new Tick(seq, turned ? both(delta, reload) : delta));
        if (ticks.size() > KEPT) {
            ticks.remove();
        }
        return 1;
    }

    /** The states at once; then the page reads itself anew, since it says elsewhere whether HAProxy runs. */
    private static byte[] both(byte[] delta, byte[] reload) {
        byte[] both = Arrays.copyOf(delta, delta.length + reload.length);
        System.arraycopy(reload, 0, both, delta.length, reload.length);
        return both;
    }

    /** What changed after {@code seq}; empty where that is not known any more and the page must be read anew. */
    synchronized Optional<List<Tick>> since(long seq) {
        long newest = view == null ? first : view.seq();
        long oldest = ticks.isEmpty() ? newest : ticks.getFirst().seq() - 1;
        if (seq > newest || seq < oldest) {
            return Optional.empty();
        }
        List<Tick> missed = new ArrayList<>();
        ticks.stream().filter(tick -> tick.seq() > seq).forEach(missed::add);
        return Optional.of(missed);
    }

    /** Nothing changed, but the news is fresh. */
    static byte[] beat(View view) {
        return event("beat", view.seq(), head(view.seq(), view.at().toString()));
    }

    static byte[] reload(View view) {
        return event("reload", view.seq(), head(view.seq(), view.at().toString()));
    }

    private static ObjectNode head(long seq, String at) {
        return JsonNodeFactory.instance.objectNode().put("seq", seq).put("at", at);
    }

    private static byte[] event(String name, long seq, ObjectNode data) {
        return ("id: " + seq + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
