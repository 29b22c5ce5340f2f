package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole configuration takes the place of another in both rooms, or in none. */
class AllOrNothingTest extends TerminationTest {
    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SslStorage storage;

    @Test
    void bothRoomsAreReplacedTogether() {
        terminated("");

        store.replace(cluster(service("WEB", "80"), SslTermination.defaults(new Label("SSL-WEB"), new Label("WEB"))));

        assertThat(layer7.all()).extracting(s -> s.label().value()).containsExactly("WEB");
        assertThat(terminations.all()).extracting(t -> t.label().value()).containsExactly("SSL-WEB");
        assertThat(store.read().cluster().layer7()).isSameAs(layer7.all());
    }

    @Test
    void problemsOfBothRoomsAreSaidTogetherAndNothingChanges() {
        terminated("");
        Snapshot before = store.read();
        L7VirtualService unusable =
                L7VirtualService.defaults(new Label("WEB"), new IpAddress("0.0.0.0"), new Ports("80"), L7Protocol.HTTP);
        SslTermination orphan = SslTermination.defaults(new Label("SSL-OTHER"), new Label("OTHER"));

        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> store.replace(cluster(unusable, orphan)));

        assertThat(refused.problems())
                .extracting(Problem::path)
                .contains("layer7[0].ipAddress", "ssl.terminations[0].virtualService");
        assertThat(store.read()).isSameAs(before);
        assertStoredAsInMemory();
    }

    @Test
    void aDatabaseThatFailsInTheEndLeavesMemoryAndDatabaseAsTheyWere() {
        terminated("");
        Snapshot before = store.read();

        transaction.executeWithoutResult(status -> {
            store.replace(
                    cluster(service("WEB", "80"), SslTermination.defaults(new Label("SSL-WEB"), new Label("WEB"))));
            status.setRollbackOnly();
        });

        assertThat(store.read()).isSameAs(before);
        assertStoredAsInMemory();
        given(mvc.post().uri(L7), service("LATER", "127.0.30.10", "81", "HTTP"));
        assertThat(layer7.all()).extracting(s -> s.label().value()).containsExactly("MBOX-HTTP", "LATER");
    }

    @Test
    void aRenameThatFailsLeavesBothAsTheyWere() {
        terminated("");

        transaction.executeWithoutResult(status -> {
            terminations.renamed(new Label("MBOX-HTTP"), new Label("OWA"));
            status.setRollbackOnly();
        });

        assertThat(terminations.get("SSL-MBOX-HTTP").virtualService()).isEqualTo(new Label("MBOX-HTTP"));
        assertStoredAsInMemory();
    }

    private void assertStoredAsInMemory() {
        assertThat(storage.load()).isEqualTo(new Terminations.State(terminations.all(), terminations.advanced()));
    }

    private static L7VirtualService service(String label, String port) {
        return L7VirtualService.defaults(
                new Label(label), new IpAddress("127.0.30.10"), new Ports(port), L7Protocol.HTTP);
    }

    private static Cluster cluster(L7VirtualService service, SslTermination termination) {
        return new Cluster(
                List.of(service),
                L7Advanced.defaults(),
                new Ssl(List.of(), List.of(termination), SslAdvanced.defaults()));
    }
}
