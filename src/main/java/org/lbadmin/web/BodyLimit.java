package org.lbadmin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anything looks into it. A body that is refused is read to its end all the same, up
 * to 256 MB: a client that still sends would see a broken connection in place of the sentence.
 */
@Component
public class BodyLimit extends OncePerRequestFilter {
    private static final long USUAL = 2L * 1024 * 1024;
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final long READ_AWAY = 256L * 1024 * 1024;

    private final Answers answers;
    private final Texts texts;
    private final List<LargeBody> exceptions;

    BodyLimit(Answers answers, Texts texts, ObjectProvider<LargeBody> exceptions) {
        this.answers = answers;
        this.texts = texts;
        this.exceptions = exceptions.stream()
                .sorted(Comparator.comparing((LargeBody e) -> e.path().length()).reversed())
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(Menu.pathOf(request));
        if (request.getContentLengthLong() > most) {
            readAway(request.getInputStream());
            refuse(request, response, most);
        } else if (request.getContentLengthLong() >= 0 || LOOKING.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (most > USUAL || isMultipart(request)) {
            answers.refuse(request, response, HttpStatus.LENGTH_REQUIRED, texts.get("problem.411"));
        } else {
            unannounced(request, response, chain);
        }
    }

    /** Nobody said how long the body is: it is read whole before anybody answers. */
    private void unannounced(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        byte[] body = {};
        boolean fits = true;
        if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            fits = isFormWithin(request);
        } else {
            body = request.getInputStream().readNBytes((int) USUAL + 1);
            fits = body.length <= USUAL;
        }
        if (fits) {
            chain.doFilter(body.length == 0 ? request : new Buffered(request, body), response);
        } else {
            readAway(request.getInputStream());
            refuse(request, response, USUAL);
        }
    }

    /** The server reads forms itself, with the same limit: server.tomcat.max-http-form-post-size. */
    private static boolean isFormWithin(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException e) {
            if (e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()) {
                return false;
            }
            throw e;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long most) throws IOException {
        answers.refuse(
                request, response, HttpStatus.CONTENT_TOO_LARGE, texts.get("problem.tooLarge", most / 1024 / 1024));
    }

    private long most(String path) {
        return exceptions.stream()
                .filter(e -> Menu.isBelow(path, e.path()))
                .mapToLong(LargeBody::bytes)
                .findFirst()
                .orElse(USUAL);
    }

    /** The server reads the parts itself, and from nothing but the connection. */
    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static void readAway(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = READ_AWAY;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(buffer);
            left -= Math.max(read, 0);
        }
    }

    private static final class Buffered extends HttpServletRequestWrapper {
        private final ByteArrayInputStream body;

        Buffered(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return body.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }
}
