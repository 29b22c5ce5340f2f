package org.lbadmin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.AppTest;
import org.springframework.security.test.context.support.WithMockUser;

/** Where one is in the navigation. */
@WithMockUser(username = "carla", roles = "CONFIG")
class NavigationTest extends AppTest {
    @ParameterizedTest
    @CsvSource({
        "/cluster/layer7/virtual-services, CLUSTER",
        "/cluster/layer7/add-virtual-service, CLUSTER",
        "/cluster/ssl/add-certificate, CLUSTER",
        "/maintenance/add-user, MAINTENANCE",
        "/view/firewall, VIEW"
    })
    void theAreaOfAPageIsOpenAndNoOther(String page, String area) {
        assertThat(mvc.get().uri("/lbadmin" + page))
                .hasStatusOk()
                .bodyText()
                .contains("<details data-area=\"" + area + "\" open=\"open\">")
                .containsOnlyOnce("open=\"open\"");
    }

    @Test
    void atTheOverviewAllAreClosed() {
        assertThat(mvc.get().uri("/lbadmin/")).bodyText().doesNotContain("open=\"open\"");
    }
}
