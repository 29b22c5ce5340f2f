package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.EngineTest;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.helper.HelperResult;
import org.springframework.beans.factory.annotation.Autowired;

/** Failing step, outcome, and what is live afterwards; with a real HAProxy behind the real helper. */
class ApplierTest extends EngineTest {
    private static final int OLD_PORT = 8085;
    private static final int NEW_PORT = 8086;

    @Autowired
    private Trials trials;

    @Autowired
    Releases releases;

    @Autowired
    Staging staging;

    @Autowired
    Handshakes handshakes;

    @Autowired
    Disk disk;

    /** Every story here begins with a release of its own. */
    @Override
    protected void beginWithOneService() {}

    /** The process that runs us is killed. */
    private static final class Killed extends Error {}

    @Test
    void whatIsFineGoesLive() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            assertThat(apply(helper, good(NEW_PORT, 202))).isInstanceOf(Outcome.Applied.class);
            assertThat(get(NEW_PORT)).isEqualTo(202);
            assertThat(running().number()).isGreaterThan(old.number());
        });
    }

    @Test
    void whatTheCheckerRefusesIsRejectedAndTheOldOneServes() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);
            long master = pid();

            Outcome outcome = apply(helper, good(NEW_PORT, 202) + "    balance nonsense\n");

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.lines())
                    .anySatisfy(line -> assertThat(line).contains("[haproxy.cfg:12]", "balance only supports"));
            assertThat(pid()).isEqualTo(master);
            assertServes(old, OLD_PORT, 201);
        });
    }

    @Test
    void anAddressThatCannotBeHadIsRejectedAndTheOldOneServes() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            Outcome outcome = applier(helper).apply(job(good(NEW_PORT, 202), "192.0.2.77\n"), step -> {});

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.lines()).anySatisfy(line -> assertThat(line).contains("192.0.2.77"));
            assertServes(old, OLD_PORT, 201);
        });
    }

    @Test
    void aPortTakenByAnotherProcessRollsBackAndTheOldOneServes() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            try (ServerSocket thief = take(NEW_PORT)) {
                Outcome outcome = apply(helper, good(NEW_PORT, 202));
                assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
                assertThat(outcome.lines())
                        .anySatisfy(line -> assertThat(line).contains("cannot bind", Integer.toString(NEW_PORT)));
            }

            assertServes(old, OLD_PORT, 201);
        });
    }

    @Test
    void whereNeitherTheNewNorTheOldOneCanRunItIsStuckUntilTheOldOneCan() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);
            helper.run(new HelperCall.Control(Action.STOP, HAPROXY));

            try (ServerSocket thief = take(NEW_PORT);
                    ServerSocket other = take(OLD_PORT)) {
                assertThat(apply(helper, good(NEW_PORT, 202))).isInstanceOf(Outcome.Stuck.class);
                assertThat(status().isRunning()).isFalse();
            }

            recover();
            assertServes(old, OLD_PORT, 201);
        });
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource
    void afterACrashRunsWhatWasRecordedLast(String step, boolean before, Predicate<HelperCall> at) {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            assertThatThrownBy(() -> apply(killedAt(at, before), good(NEW_PORT, 202)))
                    .isInstanceOf(Killed.class);
            recover();

            Release recorded = releases.current(HAPROXY).orElseThrow();
            if (recorded.number() == old.number()) {
                assertServes(old, OLD_PORT, 201);
                assertThat(get(NEW_PORT)).isZero();
            } else {
                assertServes(recorded, NEW_PORT, 202);
                assertThat(get(OLD_PORT)).isZero();
            }
            assertThat(releases.unfinished(HAPROXY)).isEmpty();
        });
    }

    static Stream<Arguments> afterACrashRunsWhatWasRecordedLast() {
        return Stream.of(true, false)
                .flatMap(before -> Stream.of(
                        Arguments.of("install", before, (Predicate<HelperCall>) HelperCall.Install.class::isInstance),
                        Arguments.of("go live", before, (Predicate<HelperCall>) HelperCall.GoLive.class::isInstance)));
    }

    @Test
    void aCrashOnTheWayBackLeavesTheOldOneServing() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            try (ServerSocket thief = take(NEW_PORT)) {
                Predicate<HelperCall> switchBack =
                        call -> call instanceof HelperCall.GoLive to && to.release() == old.number();
                assertThatThrownBy(() -> apply(killedAt(switchBack, false), good(NEW_PORT, 202)))
                        .isInstanceOf(Killed.class);
            }
            recover();

            assertServes(old, OLD_PORT, 201);
        });
    }

    @Test
    void aRebootInTheMiddleStartsTheOldOne() {
        alone(() -> {
            Release old = live(OLD_PORT, 201);

            assertThatThrownBy(() -> apply(killedAt(HelperCall.GoLive.class::isInstance, true), good(NEW_PORT, 202)))
                    .isInstanceOf(Killed.class);
            ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
            recover();

            assertServes(old, OLD_PORT, 201);
        });
    }

    private interface Story {
        void tell() throws IOException;
    }

    /** The watch over the engines must not take part. */
    private void alone(Story story) {
        commit.exclusively(() -> {
            try {
                story.tell();
                return true;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void recover() {
        new Recovery(commit, applier(helper), releases, helper, disk, trials).atStart();
    }

    private Release live(int port, int answer) {
        assertThat(apply(helper, good(port, answer))).matches(Outcome::good);
        assertThat(get(port)).isEqualTo(answer);
        return releases.current(HAPROXY).orElseThrow();
    }

    private void assertServes(Release release, int port, int answer) {
        assertThat(get(port)).isEqualTo(answer);
        assertThat(running().number()).isEqualTo(release.number());
        assertThat(status().release()).isEqualTo(release.number());
        assertThat(disk.look(HAPROXY)).isFalse();
    }

    private Release running() {
        return releases.current(HAPROXY).orElseThrow();
    }

    private Outcome apply(Helper through, String configuration) {
        return applier(through).apply(job(configuration, ""), step -> {});
    }

    private Applier applier(Helper through) {
        return new Applier(through, releases, staging, handshakes);
    }

    private Applier.Job job(String configuration, String addresses) {
        List<ConfigFile> files =
                List.of(new ConfigFile("haproxy.cfg", configuration), new ConfigFile("addresses", addresses));
        int number = Math.max(releases.highest(HAPROXY), staging.highest(HAPROXY)) + 1;
        return new Applier.Job(HAPROXY, files, Digests.of(files), store.read(), "ann", number, false);
    }

    private Helper killedAt(Predicate<HelperCall> at, boolean before) {
        List<HelperCall> done = new ArrayList<>();
        return call -> {
            boolean now = done.isEmpty() && at.test(call);
            if (now) {
                done.add(call);
            }
            if (now && before) {
                throw new Killed();
            }
            HelperResult result = helper.run(call);
            if (now) {
                throw new Killed();
            }
            return result;
        };
    }

    /** A configuration whose answer tells which one runs. */
    private static String good(int port, int answer) {
        return """
                global
                    stats socket "${LBADMIN_RUN}/haproxy.sock" mode 660 level admin expose-fd listeners
                    server-state-file "${LBADMIN_RUN}/haproxy.state"
                defaults
                    mode http
                    timeout connect 4s
                    timeout client 4s
                    timeout server 4s
                listen ANSWER
                    bind 127.77.0.1:%d
                    http-request return status %d
                """.formatted(port, answer);
    }

    private static ServerSocket take(int port) throws IOException {
        return new ServerSocket(port, 5, InetAddress.getByName("127.77.0.1"));
    }
}
