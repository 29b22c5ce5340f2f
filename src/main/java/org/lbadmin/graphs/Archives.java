package org.lbadmin.graphs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.FetchData;
import org.rrd4j.core.RrdBackendFactory;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.RrdRandomAccessFileBackendFactory;
import org.rrd4j.core.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Figures on disk: for each subject one file, which never grows. */
@Component
class Archives {
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    /** Steps without a figure after which nothing is known. */
    private static final int PATIENCE = 3;

    private static final double HALF = 0.5;

    private final Path folder;
    private final RrdBackendFactory files = new RrdRandomAccessFileBackendFactory();
    private final ReentrantLock lock = new ReentrantLock();

    Archives(@Value("${lbadmin.home}") Path home) {
        folder = home.resolve("graphs").toAbsolutePath().normalize();
    }

    /** @param values by the names of the sources; one that is missing is not known */
    void add(Subject subject, long seconds, Map<String, Double> values) {
        lock.lock();
        try (RrdDb file = open(subject, seconds)) {
            if (seconds <= file.getLastUpdateTime()) {
                return;
            }
            Sample sample = file.createSample(seconds);
            for (Map.Entry<String, Double> value : values.entrySet()) {
                sample.setValue(value.getKey(), value.getValue());
            }
            sample.update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private RrdDb open(Subject subject, long seconds) throws IOException {
        Path file = folder.resolve(subject.path());
        if (Files.exists(file)) {
            try {
                return RrdDb.getBuilder()
                        .setPath(file.toString())
                        .setBackendFactory(files)
                        .build();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The figures in {} cannot be read and begin anew: {}", file, e.getMessage());
                Files.delete(file);
            }
        }
        Files.createDirectories(file.getParent());
        return RrdDb.getBuilder()
                .setRrdDef(definition(subject.family(), file, seconds))
                .setBackendFactory(files)
                .build();
    }

    private static RrdDef definition(Family family, Path file, long seconds) {
        RrdDef definition = new RrdDef(file.toString(), seconds - family.step(), family.step());
        for (Family.Source source : family.sources()) {
            definition.addDatasource(
                    source.name(),
                    source.counts() ? DsType.DERIVE : DsType.GAUGE,
                    (long) PATIENCE * family.step(),
                    0,
                    Double.NaN);
        }
        family.archives()
                .forEach(archive -> definition.addArchive(ConsolFun.AVERAGE, HALF, archive.steps(), archive.rows()));
        return definition;
    }

    /**
     * The figures of the last time.
     *
     * @return empty where there are none
     */
    Optional<Figures> read(Subject subject, List<String> sources, Span span, long now) {
        Path path = folder.resolve(subject.path());
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        lock.lock();
        try (RrdDb file = RrdDb.getBuilder()
                .setPath(path.toString())
                .setBackendFactory(files)
                .readOnly()
                .build()) {
            FetchData data = file.createFetchRequest(ConsolFun.AVERAGE, now - span.seconds(), now)
                    .fetchData();
            List<double[]> values = new ArrayList<>();
            for (String source : sources) {
                values.add(data.getValues(source));
            }
            return Optional.of(Figures.of(data.getTimestamps(), values, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** What all figures take on disk. */
    record Room(int files, long octets) {}

    Room room() {
        lock.lock();
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            long[] sizes = all.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .toArray();
            return new Room(sizes.length, Arrays.stream(sizes).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything. */
    void clear() {
        lock.lock();
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
