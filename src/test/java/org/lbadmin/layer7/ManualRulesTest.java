package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;

/** What a manual configuration may contain. */
class ManualRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "global\n stats timeout 1s",
                "listen a\n bind :1\nglobal",
                "program x\n command /bin/sh",
                "listen a\n option external-check",
                "listen a\n external-check command /bin/true",
                "listen a\n \"external-check\" path x",
                "listen a\n ext\\ernal-check path x",
                "listen a\n errorfile 503 /etc/shadow",
                "listen a\n bind :1 ssl crt /etc/x",
                "listen a\n bind :1 ssl 'crt' /etc/x",
                "listen a\n acl x src -f /etc/shadow",
                "listen a\n http-request return status 200 file /etc/shadow",
                "listen a\n http-request return status 200 content-type text/plain lf-file /etc/shadow",
                "listen a\n http-request set-header x %[path,map(/etc/shadow)]",
                "listen a\n http-request set-header x %[path,map_beg(/etc/shadow,a)]",
                "listen a\n http-request lua.x",
                "listen a\n http-request set-header x %[lua.x]",
                "listen a\n filter spoe engine x config /etc/x",
                "listen a\n stats socket /run/x level admin",
                "listen a\n bind /run/x.sock",
                "listen a\n bind unix@/run/x.sock",
                "listen a\n bind abns@x",
                "listen a\n bind :1,/run/x",
                "listen a\n server x /run/docker.sock",
                "listen a\n server x 1.2.3.4:80 namespace y",
                "listen a\n log /dev/log local0",
                "listen a\n bind \"${HOME}\"",
                "listen a\n \\x65xternal-check path x",
                "listen a\n bind \"$LBADMIN_RUN/x\"",
                "listen a\n bind :1,abns@x",
                "listen a\n tcp-check connect addr unix@/run/x",
                ".if defined(X)\nlisten a\n.endif",
                "listen a\n bind :1\n .notice x",
                "bind :1",
                "listen a\n bind :1\u0000",
                "listen a\n bind :1\u2028global"
            })
    void refusesWhatWouldHandOnRights(String text) {
        assertThat(problems(text)).as(text).isNotEmpty();
    }

    @Test
    void allowsWhatServes() {
        String text = """
                # a comment with global in it
                defaults mine
                    mode http
                    timeout connect 4s

                listen WEB
                    bind 192.0.2.1:80,192.0.2.2:80
                    option httpchk GET /health/check.html
                    http-request redirect location /mail if { path / } !{ hdr(host) -i mail.test }
                    acl old path_beg -i /old
                    http-request set-header X-Message "it's a $1 map of the global file"
                    stick-table type ip size 1k expire 30m
                    stats uri /stats
                    server one 192.0.2.20:80 check
                backend b
                    balance hdr(host)
                    server two [2001:db8::1]:80 ssl verify none
                resolvers dns
                    nameserver one 192.0.2.53:53
                """;

        assertThat(problems(text)).extracting(Problem::key).containsExactly("manual.reads");
        assertThat(problems(text.replace("file\"", "page\""))).isEmpty();
    }

    @Test
    void namesTheLine() {
        assertThat(problems("listen a\n bind :1\n\n errorfile 503 /x"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.arguments()).startsWith("4"));
    }

    private static java.util.List<Problem> problems(String text) {
        Problems problems = new Problems();
        ManualRules.check(text, problems);
        return problems.all();
    }
}
