package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A drained server keeps the clients that persistence knows, unless it shall forget them. */
class ForgetOnDrainTest extends EngineTest {
    @Autowired
    private Operation operation;

    @Test
    void returningClientsStayOnADrainedServer() throws IOException {
        String kept = keep(false);

        operation.run("layer7", VIP, kept, "drain");

        assertThat(answering()).containsExactly(kept);
    }

    @Test
    void returningClientsGoElsewhereIfTheServerForgetsThem() throws IOException {
        String kept = keep(true);

        operation.run("layer7", VIP, kept, "drain");

        assertThat(answering()).containsExactly(kept.equals("ONE") ? "TWO" : "ONE");
    }

    /** The server that this client is kept on. */
    private String keep(boolean clear) throws IOException {
        layer7.change(
                VIP,
                vip -> documents.virtualService(
                        records.parse("{\"persistence\": {\"mode\": \"SOURCE_IP\", \"clearOnDrain\": " + clear + "}}"),
                        vip));
        apply();
        assertThat(answering()).hasSize(1);
        return answering().iterator().next();
    }
}
