package org.lbadmin.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lbadmin.lab.Lab.Machine;

/** The two mailbox servers MBOX1 and MBOX2, each on its machine. They end with the lab. */
public final class RealServers {
    public final One mbox1;
    public final One mbox2;

    private RealServers(One mbox1, One mbox2) {
        this.mbox1 = mbox1;
        this.mbox2 = mbox2;
    }

    public static RealServers start(Lab lab) {
        return new RealServers(new One(lab, "MBOX1", Machine.MBOX1), new One(lab, "MBOX2", Machine.MBOX2));
    }

    /** One of them. */
    public static final class One {
        public final String name;
        private final Process process;
        private final BufferedReader answers;

        private One(Lab lab, String name, Machine machine) {
            this.name = name;
            try {
                Path keys = Scratch.folder().resolve("keys.p12");
                Command.run(
                        ("keytool -genkeypair -alias a -keyalg EC -groupname secp256r1 -validity 30 -storetype PKCS12"
                                        + " -dname CN=" + name + " -keystore " + keys + " -storepass "
                                        + RealServer.PASSWORD)
                                .split(" "));
                process = lab.program(machine, RealServer.class, name, keys.toString());
                answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                expect("ready");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** owa/healthcheck.htm says 200 OK. */
        public void well() {
            health(200, "200 OK<br/>" + name);
        }

        /** owa/healthcheck.htm still answers, but no longer says 200 OK. */
        public void unwell() {
            health(200, "503 Service Unavailable<br/>" + name);
        }

        private void health(int status, String text) {
            ask("health " + status + " " + text);
        }

        /** How often each of http, https, smtp, imap and imaps was used; health checks do not count. */
        public Map<String, Integer> served() {
            return Arrays.stream(ask("served").split(" "))
                    .filter(entry -> !entry.isEmpty())
                    .map(entry -> entry.split("="))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
        }

        public int served(String service) {
            return served().getOrDefault(service, 0);
        }

        /** The addresses from which it was used. */
        public Set<String> clients() {
            return Set.of(ask("clients").split(" "));
        }

        /** The protocol and the X-Forwarded-For header of its visitors, such as https/192.168.30.100. */
        public Set<String> forwarded() {
            return Set.of(ask("forwarded").split(" "));
        }

        private synchronized String ask(String order) {
            try {
                process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
                return answer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void expect(String word) throws IOException {
            String said = answer();
            if (!said.equals(word)) {
                throw new IllegalStateException(name + " says " + said);
            }
        }

        private String answer() throws IOException {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended, see target/RealServer-*.log");
            }
            return line;
        }
    }
}
