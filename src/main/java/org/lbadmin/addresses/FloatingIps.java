package org.lbadmin.addresses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.BringsUp;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.web.AfterCommit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The addresses of the appliance that move with it: those of virtual services by themselves, others by hand. */
@Service
public class FloatingIps {
    static final String KIND = "kind.floatingIp";

    private final FloatingIpRows rows;
    private final AddressUsers users;
    private final ConnectedSubnets subnets;
    private final BringsUp bringsUp;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable List<FloatingIp> state;

    FloatingIps(
            FloatingIpRows rows,
            AddressUsers users,
            ConnectedSubnets subnets,
            BringsUp bringsUp,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.users = users;
        this.subnets = subnets;
        this.bringsUp = bringsUp;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** Those that were added by hand; the same list as long as nothing changes. */
    public List<FloatingIp> byHand() {
        List<FloatingIp> known = state;
        return known != null ? known : lock.locked(this::load);
    }

    /** All of them. */
    List<FloatingIpView> all() {
        Map<IpAddress, List<String>> labels = new LinkedHashMap<>(users.all());
        byHand().forEach(ip -> labels.putIfAbsent(ip.ipAddress(), List.of()));
        return labels.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @throws NotFound when the appliance has no such floating IP */
    FloatingIpView get(String address) {
        return all().stream()
                .filter(view -> view.ipAddress().equals(address))
                .findFirst()
                .orElseThrow(() -> new NotFound(KIND, address));
    }

    /**
     * Adds one, and brings it up at once.
     *
     * @return what went wrong when it was brought up, a line each
     * @throws org.lbadmin.model.InvalidInput when no interface has a subnet with it
     * @throws LabelTaken when it was added before
     */
    List<String> add(FloatingIp added) {
        IpAddress address = added.ipAddress();
        lock.locked(() -> {
            boolean unusable = address.isAny()
                    || address.isLoopback()
                    || address.toAddress().isMulticast();
            Problems problems = new Problems();
            problems.addIf(unusable, "ipAddress", "ipAddress.unusable", address);
            problems.addIf(!unusable && !subnets.contain(address), "ipAddress", "ipAddress.subnet", address);
            problems.orThrow();
            if (byHand().contains(added)) {
                throw new LabelTaken(KIND, address.value());
            }
            transaction.executeWithoutResult(status -> {
                rows.save(new FloatingIpRow(address.value()));
                publish(null, added);
            });
            List<FloatingIp> now = new ArrayList<>(byHand());
            now.add(added);
            state = List.copyOf(now);
            return now;
        });
        return bringsUp.now(byHand());
    }

    /**
     * Removes one that was added by hand, and takes it down at once unless a virtual service has it.
     *
     * @throws Refused when it comes from a virtual service
     */
    List<String> remove(String text) {
        lock.locked(() -> {
            FloatingIpView view = get(text);
            if (!view.byHand()) {
                throw new Refused("floatingIp.inUse", text, String.join(", ", view.usedBy()));
            }
            FloatingIp gone = new FloatingIp(new IpAddress(text));
            transaction.executeWithoutResult(status -> {
                rows.deleteById(text);
                publish(gone, null);
            });
            state = List.copyOf(byHand().stream().filter(ip -> !ip.equals(gone)).toList());
            return gone;
        });
        return bringsUp.now(byHand());
    }

    /** Puts these in the place of the present ones. */
    public void replace(List<FloatingIp> wanted) {
        lock.locked(() -> {
            List<FloatingIp> before = byHand();
            if (!before.equals(wanted)) {
                transaction.executeWithoutResult(status -> {
                    rows.deleteAllInBatch();
                    wanted.forEach(
                            ip -> rows.save(new FloatingIpRow(ip.ipAddress().value())));
                    before.stream().filter(ip -> !wanted.contains(ip)).forEach(ip -> publish(ip, null));
                    wanted.stream().filter(ip -> !before.contains(ip)).forEach(ip -> publish(null, ip));
                    AfterCommit.run(() -> {
                        state = List.copyOf(wanted);
                        bringsUp.now(wanted);
                    });
                });
            }
            return wanted;
        });
    }

    private FloatingIpView view(IpAddress address, List<String> labels) {
        Optional<String> on = subnets.interfaceOf(address);
        return new FloatingIpView(address.value(), on.orElse(null), labels, byHand().contains(new FloatingIp(address)));
    }

    private void publish(@Nullable FloatingIp before, @Nullable FloatingIp after) {
        FloatingIp named = after == null ? before : after;
        String address = named == null ? "" : named.ipAddress().value();
        String text = "{\"ipAddress\":\"" + address + "\"}";
        events.publishEvent(new ConfigurationChanged(
                KIND, address, before == null ? null : text, after == null ? null : text, false));
    }

    private List<FloatingIp> load() {
        List<FloatingIp> known = state;
        if (known == null) {
            known = List.copyOf(rows.findAll().stream()
                    .map(row -> new FloatingIp(new IpAddress(row.address())))
                    .toList());
            state = known;
        }
        return known;
    }
}
