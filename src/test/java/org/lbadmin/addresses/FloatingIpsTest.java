package org.lbadmin.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.model.value.ServiceAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** With real addresses, on an interface of the tests' own network. */
class FloatingIpsTest extends AppTest {
    private static final String API = "/lbadmin/api/v1/cluster/floating-ips";
    private static final String PAGE = "/lbadmin/cluster/floating-ips";

    @Autowired
    FloatingIps floatingIps;

    @Autowired
    Layer4 layer4;

    @BeforeAll
    static void network() throws IOException, InterruptedException {
        for (String address : List.of("10.45.0.1/16", "fd45::1/64")) {
            assertThat(new ProcessBuilder("ip", "address", "replace", address, "dev", "lo")
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    @Autowired
    ConnectedSubnets subnets;

    /** What is known of interfaces may be two seconds old. */
    @BeforeEach
    void connected() {
        await().until(() -> subnets.contain(new IpAddress("10.45.0.9")));
    }

    @BeforeEach
    @AfterEach
    void none() {
        floatingIps.replace(List.of());
        layer4.replace(List.of(), L4Advanced.defaults());
    }

    @Test
    void oneAddedByHandIsUpAtOnceAndGoneWhenItIsDeleted() throws IOException {
        MvcTestResult added = post("10.45.7.7");

        assertThat(added).hasStatus(HttpStatus.CREATED);
        assertThat(added).bodyJson().extractingPath("$.onInterface").isEqualTo("lo");
        assertThat(isUp("10.45.7.7")).isTrue();
        assertThat(mvc.delete()
                        .uri(API + "/10.45.7.7")
                        .with(user("loadbalancer").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(isUp("10.45.7.7")).isFalse();
    }

    @Test
    void ipv6Too() throws IOException {
        assertThat(post("fd45::7")).hasStatus(HttpStatus.CREATED);

        assertThat(isUp("fd45::7")).isTrue();
    }

    @Test
    void thoseOfVirtualServicesAreThereByThemselvesAndCannotBeDeleted() {
        layer4.replace(
                List.of(L4VirtualService.defaults(new Label("web"), new ServiceAddress("10.45.9.9"), new Ports("80"))),
                L4Advanced.defaults());

        assertThat(page()).bodyText().contains("10.45.9.9", "web").doesNotContain("Delete 10.45.9.9");
        assertThat(mvc.delete()
                        .uri(API + "/10.45.9.9")
                        .with(user("loadbalancer").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("10.45.9.9 comes from web");
    }

    @Test
    void whatNoInterfaceHasASubnetForIsRefused() {
        assertThat(post("203.0.113.9"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("No interface of this appliance has a subnet that contains 203.0.113.9");
        assertThat(post("two words")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("127.0.0.9")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(floatingIps.byHand()).isEmpty();
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsWrong() {
        assertThat(mvc.post()
                        .uri(PAGE)
                        .with(user("loadbalancer").roles("CONFIG"))
                        .with(csrf())
                        .formField("ipAddress", "203.0.113.9")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"203.0.113.9\"", "has a subnet that contains 203.0.113.9");
    }

    @Test
    void whoMayOnlyLookAddsNone() {
        assertThat(mvc.post()
                        .uri(PAGE)
                        .with(user("reader").roles("REPORT"))
                        .with(csrf())
                        .formField("ipAddress", "10.45.7.8")
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult post(String address) {
        return mvc.post()
                .uri(API)
                .with(user("loadbalancer").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"ipAddress\": \"" + address + "\"}")
                .exchange();
    }

    private MvcTestResult page() {
        return mvc.get().uri(PAGE).with(user("loadbalancer").roles("CONFIG")).exchange();
    }

    private static boolean isUp(String address) throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
    }
}
