package org.lbadmin.insight;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lbadmin.web.ConsoleOnly;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The appliance's own log: what goes to the console also goes to a file beside those of the engines. What only the person
 * at the console may know does not. A line of a message stays one line, whatever somebody sent to be quoted in it.
 */
@Component
class OwnLog {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %replace(%msg){'[\\r\\n]+', ' | '}%n%ex";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final FileAppender<ILoggingEvent> file = new FileAppender<>();

    OwnLog(@Value("${lbadmin.home}") Path home) {
        LoggerContext context = root.getLoggerContext();
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern(PATTERN);
        lines.start();
        file.setContext(context);
        file.setFile(home.resolve("log/lbadmin.log").toString());
        file.setEncoder(lines);
        file.addFilter(new NotConsoleOnly());
        write();
    }

    /** Goes on writing, also where somebody set up logging anew, which takes all appenders away. */
    final void write() {
        file.start();
        if (!root.isAttached(file)) {
            root.addAppender(file);
        }
    }

    @PreDestroy
    void end() {
        root.detachAppender(file);
        file.stop();
    }

    private static final class NotConsoleOnly extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean secret =
                    event.getMarkerList() != null && event.getMarkerList().contains(ConsoleOnly.MARKER);
            return secret ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
