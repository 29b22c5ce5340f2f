package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.springframework.stereotype.Service;

/** Certificates and terminations as one value; the same value as long as nothing changes. */
@Service
public class SslConfiguration {
    private final Certificates certificates;
    private final Terminations terminations;
    private final Layer7 layer7;
    private final ConnectedSubnets subnets;
    private volatile @Nullable Read last;

    /** A value, and what it was made of: a value copies its lists. */
    private record Read(
            List<Certificate> certificates, List<SslTermination> terminations, SslAdvanced advanced, Ssl value) {}

    SslConfiguration(Certificates certificates, Terminations terminations, Layer7 layer7, ConnectedSubnets subnets) {
        this.certificates = certificates;
        this.terminations = terminations;
        this.layer7 = layer7;
        this.subnets = subnets;
    }

    public Ssl read() {
        List<Certificate> held = certificates.all();
        List<SslTermination> all = terminations.all();
        SslAdvanced advanced = terminations.advanced();
        Read known = last;
        if (known != null
                && known.certificates() == held
                && known.terminations() == all
                && known.advanced() == advanced) {
            return known.value();
        }
        Read fresh = new Read(held, all, advanced, new Ssl(held, all, advanced));
        last = fresh;
        return fresh.value();
    }

    /**
     * Puts the certificates, terminations and settings of a configuration in the place of the present ones. Certificates
     * that are not among them stay. Called inside the transaction that replaces the rest.
     *
     * @param cluster the whole configuration, with the virtual services as they shall become
     * @param problems where every problem goes; nothing is replaced once there is one
     */
    public void replace(Cluster cluster, Problems problems) {
        Ssl wanted = cluster.ssl();
        Problems found = new Problems();
        try {
            certificates.restore(wanted.certificates());
        } catch (InvalidInput e) {
            e.problems().forEach(found::add);
        }
        check(cluster, found);
        found.all().forEach(p -> problems.add(p.below("ssl")));
        if (problems.isEmpty()) {
            terminations.replace(wanted.terminations(), wanted.advanced());
        }
    }

    private void check(Cluster cluster, Problems problems) {
        List<Certificate> known = Stream.concat(certificates.all().stream(), cluster.ssl().certificates().stream())
                .collect(Collectors.toMap(Certificate::label, Function.identity(), (held, wanted) -> wanted))
                .values()
                .stream()
                .toList();
        Surroundings around = new Surroundings(
                cluster.layer7(), cluster.layer4(), known, layer7.ownPorts(cluster.layer7Advanced()), subnets);
        SslRules rules = new SslRules(around);
        Routes routes = new Routes(around, cluster.ssl().terminations());
        List<SslTermination> before = new ArrayList<>();
        for (SslTermination termination : cluster.ssl().terminations()) {
            String path = "terminations[" + before.size() + "]";
            Problems own = rules.checkAlone(termination, termination, before);
            routes.circle(termination).ifPresent(circle -> own.add(circle.field(), "ssl.circle", circle));
            own.all().forEach(p -> problems.add(p.below(path)));
            before.add(termination);
        }
    }
}
