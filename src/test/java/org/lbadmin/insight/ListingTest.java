package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void numbersLinesAndBeginsABlockWithEachService() {
        assertThat(Listing.of("global\n\n# A\nlisten A\n    mode tcp\n\nlisten B\n"))
                .containsExactly(
                        new Listing.Block("", "1  global\n2  \n"),
                        new Listing.Block("A", "3  # A\n4  listen A\n5      mode tcp\n6  \n"),
                        new Listing.Block("B", "7  listen B\n"));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Listing.of("")).isEmpty();
    }
}
