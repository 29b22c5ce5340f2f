package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;

/** Somebody who never waits for a page to be complete. */
class HastyIT {
    private static Lab lab;
    private static Browser browser;

    @BeforeAll
    static void start() {
        lab = Lab.exchange();
        Appliance.start();
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    /** Each page is left while it still fetches its figures; the server must not take that for an attack. */
    @Test
    void alwaysGetsTheNextPage() {
        for (int i = 0; i < 25; i++) {
            browser.hasten("/reports/graphs", 20);
            assertThat(browser.text()).as("page " + i).contains("System Overview");
        }
    }
}
