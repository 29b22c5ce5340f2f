package org.lbadmin.engine.stunnel;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.engine.PrivateBinds;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;

/** The names of stunnel.conf.mustache: what holds for STunnel as a whole, and its services. */
record StunnelView(int debugLevel, List<SectionView> sections) {

    static StunnelView of(Cluster cluster, Terminations terminations) {
        Places places = new Places(terminations, new PrivateBinds(cluster));
        List<SectionView> sections = new ArrayList<>();
        for (SslTermination termination : terminations.all()) {
            sections.add(SectionView.of(termination, places, cluster.ssl().advanced()));
            for (SniRule rule : Terminations.rules(termination)) {
                sections.add(
                        SectionView.of(termination, rule, places, cluster.ssl().advanced()));
            }
        }
        return new StunnelView(cluster.ssl().advanced().debugLevel(), sections);
    }
}
