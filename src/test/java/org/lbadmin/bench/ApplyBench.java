package org.lbadmin.bench;

import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Service;
import tools.jackson.databind.JsonNode;

/** Add a virtual service with two servers, apply, confirmed live: beside the same done by hand. */
final class ApplyBench {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;

    private final Appliance appliance;
    private final Api api;
    private final ByHand byHand;

    ApplyBench(Appliance appliance, Api api, ByHand byHand) {
        this.appliance = appliance;
        this.api = api;
        this.byHand = byHand;
    }

    /** Measures one way after the other, again and again, with so many virtual services there already. */
    void measure(int existing) throws Exception {
        Samples ours = new Samples();
        Samples edits = new Samples();
        Samples hands = new Samples();
        Service before = null;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            if (before != null) {
                api.delete(before.path());
            }
            Service added = Fleet.service(9000 + round, 2);
            boolean counts = round >= 0;
            Samples edit = counts ? edits : new Samples();
            (counts ? ours : new Samples()).time(() -> apply(added, edit));
            isLive(added);
            String configuration = appliance.configuration();
            (counts ? hands : new Samples()).time(() -> byHand.change(configuration));
            before = added;
        }
        api.delete(before.path());
        api.commit();
        System.out.printf(
                "%5d existing: lbadmin %s   by hand %s   ratio %.2f   difference %.0f ms%n",
                existing, ours, hands, ours.median() / hands.median(), ours.median() - hands.median());
        System.out.println("               of lbadmin's, the edit alone takes " + edits);
    }

    private JsonNode apply(Service added, Samples edit) throws Exception {
        edit.time(() -> api.post(Service.PATH, added.body()));
        JsonNode outcome = api.commit();
        if (!outcome.path("outcome").asString("").equals("APPLIED")) {
            throw new IllegalStateException("Not applied: " + outcome);
        }
        return outcome;
    }

    private void isLive(Service added) {
        if (!appliance.haproxy().proxies().contains(added.label())) {
            throw new IllegalStateException(added.label() + " is said to be live, but HAProxy does not have it.");
        }
    }
}
