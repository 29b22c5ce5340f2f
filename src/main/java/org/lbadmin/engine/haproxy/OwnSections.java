package org.lbadmin.engine.haproxy;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.Snapshot;

/**
 * What HAProxy has to do with others than clients and real servers: the partner that gets the persistence tables, who
 * reads statistics, and who gets mail.
 */
public final class OwnSections {
    /** The name of the section of the statistics page, which neither a label nor an SNI rule can have. */
    public static final String STATISTICS = ":statistics";

    /** The name of this end while nobody else is there. */
    private static final String ALONE = "lbadmin";

    /** A password on its way to HAProxy, in a line as the template has it. */
    private static final Pattern SEALED =
            Pattern.compile("(?m)^( {4}stats auth )" + L7Advanced.Statistics.USER + ":(v1:[A-Za-z0-9+/=]+)$");

    private OwnSections() {}

    /** @param peer where this end listens */
    record Tables(
            String peer, @Nullable String partner, @Nullable String partnerAddress) {}

    record Page(int statisticsPort, String credentials, boolean advancedStatistics) {}

    record Mail(String mailServer, String mailFrom, String mailTo) {}

    static String localPeer(Snapshot snapshot) {
        return snapshot.cluster().layer7Advanced().replication().enabled()
                ? snapshot.node().hostName().value()
                : ALONE;
    }

    static Tables tables(L7Advanced advanced) {
        L7Advanced.Replication replication = advanced.replication();
        int port = advanced.replicationPort();
        if (!replication.enabled() || replication.partner() == null || replication.partnerAddress() == null) {
            return new Tables("127.0.0.1:" + port, null, null);
        }
        String everywhere = replication.partnerAddress().isIpv6() ? "[::]:" : "0.0.0.0:";
        return new Tables(
                everywhere + port,
                replication.partner().value(),
                replication.partnerAddress().bracketed() + ":" + port);
    }

    /** Null without a password: nobody listens then. */
    static @Nullable Page page(L7Advanced.Statistics statistics) {
        return statistics.password() == null
                ? null
                : new Page(statistics.port(), credentials(statistics.password()), statistics.advanced());
    }

    static @Nullable Mail mail(L7Advanced.Alerts alerts) {
        return alerts.from() == null || alerts.to() == null || alerts.mailServer() == null
                ? null
                : new Mail(
                        alerts.mailServer().bracketed() + ":" + alerts.mailPort(),
                        Words.word(alerts.from()),
                        Words.word(alerts.to()));
    }

    private static String credentials(String password) {
        return Words.word(L7Advanced.Statistics.USER + ":" + password);
    }

    /** The text as HAProxy gets it, with the password in it. */
    public static String opened(String text, UnaryOperator<String> open) {
        return SEALED.matcher(text)
                .replaceFirst(
                        found -> Matcher.quoteReplacement(found.group(1) + credentials(open.apply(found.group(2)))));
    }

    /** Whether there is a password to be opened. */
    public static boolean isSealed(String text) {
        return SEALED.matcher(text).find();
    }
}
