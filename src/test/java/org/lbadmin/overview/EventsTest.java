package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.live.EngineTest;
import org.lbadmin.live.OperatorState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WithMockUser(username = "loadbalancer", roles = "CONFIG")
class EventsTest extends EngineTest {
    @Autowired
    Feed feed;

    @Autowired
    Viewers viewers;

    private final List<MockHttpSession> sessions = new ArrayList<>();

    @AfterEach
    void signOut() {
        sessions.stream().filter(s -> !s.isInvalid()).forEach(MockHttpSession::invalidate);
        await().until(() -> viewers.count() == 0);
    }

    @Test
    void everyChangeArrivesAsADelta() {
        Stream stream = open(feed.now().seq());

        live.operate(ONE, OperatorState.HALTED);

        await().untilAsserted(() -> assertThat(stream.text())
                .contains("event: delta\n", "{\"label\":\"ONE\",\"state\":\"HALTED\",\"weight\":0}"));
    }

    @Test
    void missedChangesAreSentAgain() {
        long seq = feed.now().seq();
        live.operate(ONE, OperatorState.DRAINED);
        feed.now();
        live.operate(ONE, OperatorState.HALTED);
        feed.now();

        Stream stream = open(seq);

        await().untilAsserted(() -> assertThat(stream.text()).contains("\"DRAINED\"", "\"HALTED\""));
    }

    @Test
    void whoMissedTooMuchReadsThePageAnew() {
        Stream stream = open(1);

        await().untilAsserted(() -> assertThat(stream.text()).contains("event: reload\n"));
    }

    @Test
    void newServicesAreReadWithThePage() {
        Stream stream = open(feed.now().seq());

        layer7.change(VIP, vip -> vip.withRealServers(vip.realServers().subList(0, 1)));

        await().untilAsserted(() -> assertThat(stream.text()).contains("event: reload\n"));
    }

    @Test
    void aStreamBeatsWhileNothingChanges() {
        Stream stream = open(feed.now().seq());

        await().untilAsserted(
                        () -> assertThat(stream.text().split("event: beat\n")).hasSizeGreaterThan(2));
    }

    @Test
    void aStreamEndsWithItsSession() {
        Stream stream = open(feed.now().seq());
        assertThat(viewers.count()).isEqualTo(1);

        stream.session().invalidate();

        await().until(() -> viewers.count() == 0);
    }

    @Test
    void aUserHasTenStreamsAtMost() {
        for (int i = 0; i < 12; i++) {
            open(0);
        }

        assertThat(viewers.count()).isEqualTo(10);
    }

    @Test
    void everybodyHearsWhenHaproxyStops() {
        Stream stream = open(feed.now().seq());

        control(Action.STOP);

        await().untilAsserted(() -> assertThat(stream.text()).contains("\"state\":\"UNKNOWN\"", "event: reload\n"));
        assertThat(mvc.get().uri("/lbadmin/"))
                .bodyText()
                .contains("/lbadmin/maintenance/services/haproxy/start", "HAProxy was stopped");
    }

    @Test
    void theApiOperatesServersAndShowsIt() {
        assertThat(operate("/lbadmin/api/v1/overview/layer7/WEB/ONE/halt")).hasStatus(204);
        assertThat(operate("/lbadmin/api/v1/overview/layer7/WEB/TWO/drain")).hasStatus(204);

        assertThat(mvc.get().uri("/lbadmin/api/v1/overview")).bodyJson().isLenientlyEqualTo("""
                {"virtualServices": [{"label": "WEB", "state": "OFFLINE", "realServers": [
                  {"label": "ONE", "state": "HALTED", "weight": 0}, {"label": "TWO", "state": "DRAINED", "weight": 0}]}]}
                """);
    }

    @Test
    void theButtonsAnswerScriptsInPlaceAndOthersWithThePage() {
        assertThat(operate("/lbadmin/overview/layer7/WEB/ONE/drain"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.told")
                .isEqualTo(true);
        assertThat(operate("/lbadmin/overview/layer7/WEB/NONE/drain")).hasStatus(404);
        assertThat(operate("/lbadmin/overview/layer4/WEB/ONE/drain")).hasStatus(404);
        assertThat(operate("/lbadmin/overview/layer7/WEB/ONE/explode")).hasStatus(404);

        MvcTestResult page = mvc.post()
                .uri("/lbadmin/overview/layer7/WEB/ONE/online")
                .header("Referer", "https://lb/lbadmin/?expand=WEB")
                .accept(MediaType.TEXT_HTML)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();

        assertThat(page).hasRedirectedUrl("/lbadmin/?expand=WEB");
    }

    @Test
    void aServerThatWasNotAppliedCannotBeDrained() {
        layer7.change(
                VIP,
                vip -> documents.virtualService(
                        records.parse(
                                "{\"realServers\": [{\"label\": \"NEW\", \"ipAddress\": \"127.0.1.3\", \"port\": 80}]}"),
                        vip));

        assertThat(operate("/lbadmin/overview/layer7/WEB/NEW/drain"))
                .hasStatus(409)
                .bodyText()
                .contains("apply the changes first");
    }

    private record Stream(MockHttpSession session, MockHttpServletResponse response) {
        String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }
    }

    private Stream open(long since) {
        MockHttpSession session = new MockHttpSession();
        sessions.add(session);
        MvcTestResult result = mvc.get()
                .uri("/lbadmin/overview/events?since=" + since)
                .session(session)
                .asyncExchange();
        return new Stream(session, result.getResponse());
    }

    private MvcTestResult operate(String uri) {
        return mvc.post()
                .uri(uri)
                .accept(MediaType.APPLICATION_JSON)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }
}
