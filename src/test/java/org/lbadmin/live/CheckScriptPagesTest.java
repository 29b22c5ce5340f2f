package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Locked;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Health check scripts as pages and the API keep them: what is refused, what is in use, and who may change them. */
class CheckScriptPagesTest extends ScriptedTest {
    @Test
    void whatIsWrongIsSaidBesideIt() {
        assertThat(add("a b", "exit 0"))
                .bodyText()
                .contains("a b", "The first line must name the interpreter", "exit 0");
        assertThat(put("x", "#!/usr/bin/env -S rm")).bodyText().contains("env -S rm");
        assertThat(put("x", "#!/bin/sh\n\u0007")).bodyText().contains("Line 2 contains U+0007");
        assertThat(put("x", "#!/bin/sh\n" + "x".repeat(65_536))).bodyText().contains("65536");
        assertThat(put("x", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        put("Greets.sh", GREETS);
        assertThat(add("greets.SH", GREETS))
                .bodyText()
                .contains("There is a health check script \u201cgreets.SH\u201d already");
        assertThat(mvc.patch()
                        .uri("/lbadmin/api/v1/cluster/layer7/virtual-services/WEB")
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"healthCheck\": {\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"none\"}}")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("healthCheck.script", "no health check script \u201cnone\u201d");
        assertThat(scripts.all()).hasSize(1);
    }

    @Test
    void aScriptInUseStays() {
        put("greets.sh", GREETS);
        use("greets.sh");

        assertThat(mvc.delete()
                        .uri(API + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("WEB");
        use(null);
        assertThat(mvc.delete()
                        .uri(API + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void aFileComesIntoTheEditor() {
        MvcTestResult loaded = mvc.post()
                .uri("/lbadmin/cluster/add-health-check-script/file")
                .multipart()
                .file(new MockMultipartFile("file", "C:\\x\\mail.sh", "text/plain", "#!/bin/sh\nexit 7\n".getBytes()))
                .param("label", "")
                .param("text", "before")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .with(request -> {
                    request.setContent(new byte[1]); // browsers say how long it is
                    return request;
                })
                .exchange();

        assertThat(loaded).hasStatusOk().bodyText().contains("exit 7", "value=\"mail.sh\"", "stored with Update");
        assertThat(scripts.all()).isEmpty();
    }

    @Test
    void areLockedInSecureModeAlsoAgainstTheHistory() {
        put("greets.sh", GREETS);
        use("greets.sh");
        apply();
        int release = Integer.parseInt(helper.run(new org.lbadmin.helper.HelperCall.Current(EngineId.HAPROXY))
                .output()
                .strip());
        put("greets.sh", GREETS.replace("ONE", "TWO"));
        security("SECURE");

        assertThat(put("greets.sh", GREETS))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("locked");
        assertThat(add("other", GREETS)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri(PAGE + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .bodyText()
                .contains("Health check scripts are locked", "readonly")
                .doesNotContain(">Update<");
        assertThat(mvc.post()
                        .uri(PAGE + "/greets.sh/test")
                        .with(user("x").roles("CONFIG"))
                        .with(csrf())
                        .param("text", "#!/bin/sh\nexit 0")
                        .params(form(ARGUMENTS))
                        .exchange())
                .bodyText()
                .contains("Up: the script ended with status 0.", "read -r line");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> commit.restore(EngineId.HAPROXY, release))
                .isInstanceOf(Locked.class);
    }
}
