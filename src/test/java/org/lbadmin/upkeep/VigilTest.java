package org.lbadmin.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VigilTest {
    private final Vigil vigil = new Vigil();
    private final Instant noon = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void waitsLongerEachTimeUpToAMinute() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(Vigil::pause).map(Duration::toSeconds))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void startsAtOnceTheFirstTimeAndAfterAPauseTheNext() {
        assertThat(vigil.dead(noon)).isTrue();
        vigil.started(noon);

        assertThat(vigil.dead(noon.plusSeconds(3))).isFalse();
        assertThat(vigil.dead(noon.plusSeconds(4))).isTrue();
    }

    @Test
    void forgetsOldDeathsOnceItRanForAWhile() {
        vigil.dead(noon);
        vigil.started(noon);
        vigil.dead(noon.plusSeconds(1));
        vigil.started(noon.plusSeconds(2));

        assertThat(vigil.dead(noon.plusSeconds(200))).isTrue();
    }

    @Test
    void reportsForAnHour() {
        vigil.dead(noon);
        vigil.started(noon);

        assertThat(vigil.report(noon.plusSeconds(3599))).isEqualTo(new Vigil.Report(1, noon, null));
        assertThat(vigil.report(noon.plusSeconds(3601))).isNull();
    }

    @Test
    void tellsWhyItDoesNotStartUntilItDoes() {
        vigil.dead(noon);

        assertThat(vigil.refused(noon, List.of("no port"))).isTrue();
        assertThat(vigil.refused(noon, List.of("no port"))).isFalse();
        assertThat(vigil.report(noon)).isEqualTo(new Vigil.Report(1, noon, List.of("no port")));
        vigil.fine();
        assertThat(vigil.report(noon)).isEqualTo(new Vigil.Report(1, noon, null));
    }
}
