package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final MovingClock clock = new MovingClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void aFewWrongPasswordsAreForgiven() {
        fail("ann", HERE, 4);

        assertThatCode(() -> throttle.check("ann", HERE)).doesNotThrowAnyException();
    }

    @Test
    void theDelayGrowsAndEndsByItself() {
        fail("ann", HERE, 5);
        assertThat(wait("ann", HERE)).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(wait("ann", HERE)).isZero();

        fail("ann", HERE, 3);
        assertThat(wait("ann", HERE)).isEqualTo(8);
        fail("ann", HERE, 100);
        assertThat(wait("ann", HERE)).isEqualTo(60);
        clock.pass(Throttle.LONGEST);

        assertThat(wait("ann", HERE)).isZero();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        fail("ann", HERE, 5);
        throttle.passed("ann", HERE);

        assertThat(wait("ann", HERE)).isZero();
    }

    @Test
    void nobodyCanKeepOthersOut() {
        for (int i = 1; i <= 200; i++) {
            fail("ann", "198.51.100." + i, 10);
        }

        assertThat(wait("ann", ELSEWHERE)).isZero();
    }

    @Test
    void underAttackATypingErrorCostsSeconds() {
        for (int i = 1; i <= 200; i++) {
            fail("ann", "198.51.100." + i, 10);
        }
        fail("ann", ELSEWHERE, 1);

        assertThat(wait("ann", ELSEWHERE)).isBetween(1L, 5L);
        clock.pass(Duration.ofSeconds(5));
        fail("ann", HERE, 10);
        assertThat(wait("ann", ELSEWHERE)).isZero();
    }

    @Test
    void anAddressCannotTryAllUsers() {
        for (int i = 0; i < 40; i++) {
            fail("user" + i, HERE, 1);
        }

        assertThat(wait("ann", HERE)).isPositive();
        assertThat(wait("ann", ELSEWHERE)).isZero();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 1; i <= 8; i++) {
            fail("ann", "2001:db8:1:2::" + i, 1);
        }

        assertThat(wait("ann", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(wait("ann", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void everythingIsForgottenAfterAWhile() {
        fail("ann", HERE, 50);
        clock.pass(Throttle.MEMORY.plusSeconds(1));
        fail("ann", HERE, 1);

        assertThat(wait("ann", HERE)).isZero();
    }

    @Test
    void theWaitIsNeverSaidToBeNothing() {
        fail("ann", HERE, 5);
        clock.pass(Duration.ofMillis(999));

        assertThatThrownBy(() -> throttle.check("ann", HERE))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class, e -> assertThat(e.seconds()).isEqualTo(1));
    }

    private void fail(String user, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(user, address);
        }
    }

    private long wait(String user, String address) {
        try {
            throttle.check(user, address);
            return 0;
        } catch (TooManyAttempts e) {
            return e.seconds();
        }
    }
}
