package org.lbadmin.web;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is in memory follows what is in the database: never before it is stored, and not at all where it is not. */
public final class AfterCommit {
    private AfterCommit() {}

    /** Does something once the transaction that runs now is committed. */
    public static void run(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
