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
    void beginsABlockWithEachTerminationAndRule() {
        assertThat(Listing.of("pid =\n\n; A\n[A]\ncert = a.pem\n\n[A:b]\nsni = A:b.example.com\n"))
                .containsExactly(
                        new Listing.Block("", "1  pid =\n2  \n"),
                        new Listing.Block("A", "3  ; A\n4  [A]\n5  cert = a.pem\n6  \n"),
                        new Listing.Block("A:b", "7  [A:b]\n8  sni = A:b.example.com\n"));
        assertThat(Listing.of("# A:b\nbackend A:b\n"))
                .containsExactly(new Listing.Block("A:b", "1  # A:b\n2  backend A:b\n"));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Listing.of("")).isEmpty();
    }
}
