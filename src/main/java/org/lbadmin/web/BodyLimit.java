package org.lbadmin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anything looks into it. A body that is refused is read to its end all the same, up
 * to 64 MB: a client that still sends would see a broken connection in place of the sentence.
 */
@Component
public class BodyLimit extends OncePerRequestFilter {
    private static final long USUAL = 2L * 1024 * 1024;
    private static final long READ_AWAY = 64L * 1024 * 1024;

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
            return;
        }
        try {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request, most) : request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!TooLarge.isBehind(e) || response.isCommitted()) {
                throw e;
            }
            refuse(request, response, most);
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

    private static void readAway(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = READ_AWAY;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(buffer);
            left -= Math.max(read, 0);
        }
    }

    /** A request that does not say how long it is; counted while it is read. */
    private static final class Counted extends HttpServletRequestWrapper {
        private final long most;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counting extends ServletInputStream {
        private final ServletInputStream in;
        private final long most;
        private long seen;

        Counting(ServletInputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) throws IOException {
            seen += more;
            if (seen > most) {
                readAway(in);
                throw new TooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
