package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.engine.firewall.FirewallEngine;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.Actor;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.FirewallTrials.Caller;
import org.lbadmin.model.FirewallTrials.State;
import org.lbadmin.model.Refused;
import org.lbadmin.store.Store;
import org.lbadmin.web.OpenConnections;
import org.springframework.beans.factory.annotation.Autowired;

/** What the web process knows of a trial, whatever became of either meanwhile. */
class TrialsTest extends AppTest {
    private static final Caller CALLER = new Caller("127.0.0.1", "127.0.0.1", 9443, 1);
    private static final Firewall OLD = script(26);
    private static final Firewall NEW = script(25);
    private static final int LONG = 300;

    @Autowired
    private Commit commit;

    @Autowired
    private Store store;

    @Autowired
    private Releases releases;

    @Autowired
    private Staging staging;

    @Autowired
    private Disk disk;

    @Autowired
    private Helper helper;

    @Autowired
    private Reach reach;

    @Autowired
    private FirewallEngine engine;

    @Autowired
    private OpenConnections connections;

    @Autowired
    private Actor actor;

    @Autowired
    private Clock clock;

    @AfterEach
    void leaveNothing() {
        helper.run(new HelperCall.FirewallRevert());
        helper.run(new HelperCall.Control(Action.STOP, EngineId.FIREWALL));
        releases.unfinished(EngineId.FIREWALL).forEach(releases::abandoned);
        store.confirmed(Firewall.defaults());
    }

    @Test
    void whatNobodyConfirmsGoesAwayByItself() {
        confirmed(OLD);
        Trials trials = process(1);

        assertThat(trials.begin(NEW, CALLER, false).state()).isEqualTo(State.WAITING);

        await().atMost(Duration.ofSeconds(30)).until(() -> trials.state().state() == State.REVERTED);
        assertThat(rules()).contains("dpt:26").doesNotContain("dpt:25");
        assertThat(store.read().node().firewall()).isEqualTo(OLD);
        assertThat(trials.tried()).contains(NEW);
        assertThatThrownBy(() -> trials.confirm(CALLER))
                .isInstanceOf(Refused.class)
                .hasMessage("firewall.tooLate");
        assertThat(releases.unfinished(EngineId.FIREWALL)).isEmpty();
    }

    @Test
    void aProcessThatDiedMeanwhileLearnsThatTheyWentAway() {
        confirmed(OLD);
        process(1).begin(NEW, CALLER, false);
        await().atMost(Duration.ofSeconds(30)).until(() -> !rules().contains("dpt:25"));
        Trials next = process(LONG);

        next.recover();

        assertThat(next.state().state()).isEqualTo(State.REVERTED);
        assertThat(next.tried()).contains(NEW);
        assertThat(releases.unfinished(EngineId.FIREWALL)).isEmpty();
        assertThat(rules()).contains("dpt:26");
    }

    @Test
    void aProcessThatDiedMeanwhileTakesTheTrialUp() {
        process(LONG).begin(NEW, CALLER, false);
        Trials next = process(LONG);

        next.recover();

        assertThat(next.state().state()).isEqualTo(State.WAITING);
        assertThat(next.confirm(CALLER).state()).isEqualTo(State.CONFIRMED);
        assertThat(store.read().node().firewall()).isEqualTo(NEW);
    }

    /** It would go through rules that let no new one in. */
    @Test
    void aConnectionThatIsOlderThanTheRulesProvesNothing() {
        Trials trials = process(LONG, new OpenConnections() {
            @Override
            public Set<String> open() {
                return Set.of(OpenConnections.name(CALLER.client(), CALLER.clientPort()));
            }
        });
        trials.begin(NEW, CALLER, false);

        assertThatThrownBy(() -> trials.confirm(CALLER))
                .isInstanceOf(Refused.class)
                .hasMessage("firewall.oldConnection");

        assertThat(trials.state().state()).isEqualTo(State.WAITING);
        assertThat(trials.confirm(new Caller("127.0.0.1", "127.0.0.1", 9443, 2)).state())
                .isEqualTo(State.CONFIRMED);
    }

    /** It died between the helper's answer and the database. */
    @Test
    void aProcessThatDiedWhileItConfirmedKeepsThem() {
        int release = process(LONG).begin(NEW, CALLER, false).release();
        helper.run(new HelperCall.FirewallConfirm(release));
        Trials next = process(LONG);

        next.recover();

        assertThat(next.state().state()).isEqualTo(State.CONFIRMED);
        assertThat(store.read().node().firewall()).isEqualTo(NEW);
        assertThat(releases.current(EngineId.FIREWALL))
                .hasValueSatisfying(now -> assertThat(now.number()).isEqualTo(release));
    }

    private void confirmed(Firewall firewall) {
        Trials trials = process(LONG);
        assertThat(trials.begin(firewall, CALLER, false).lines()).isEqualTo(List.of());
        assertThat(trials.confirm(CALLER).state()).isEqualTo(State.CONFIRMED);
    }

    /** What a web process that has just started knows. */
    private Trials process(int seconds) {
        return process(seconds, connections);
    }

    private Trials process(int seconds, OpenConnections known) {
        return new Trials(
                commit,
                store,
                releases,
                staging,
                disk,
                helper,
                reach,
                new TrialLedger(store, releases, disk),
                engine,
                known,
                actor,
                clock,
                seconds);
    }

    private String rules() {
        return helper.run(new HelperCall.FirewallRules()).output();
    }

    private static Firewall script(int port) {
        return new Firewall("iptables -A INPUT -p tcp --dport " + port + " -j DROP\n", FirewallLockdown.defaults());
    }
}
