package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Appending to the journal: nanoseconds a record. Each pass writes a new journal, page faults of the mapped file included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@OperationsPerInvocation(JournalAppend.RECORDS)
public class JournalAppend {
    static final int RECORDS = 1_000_000;

    private static final int VERSION = 1;
    private static final long STEP_NS = 1_000;

    /** Bytes of the message. */
    @Param({"64", "200"})
    public int bytes;

    /** Folder of the journal: the temporary folder, or shared memory. */
    @Param({"tmp", "shm"})
    public String folder;

    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
    private Path path;
    private JournalDirectory directory;
    private Journal journal;

    /**
     * Makes a new journal.
     *
     * @throws IOException if it cannot be made
     */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        final Path parent = Path.of("shm".equals(folder) ? "/dev/shm" : System.getProperty("java.io.tmpdir"));
        path = Files.createTempDirectory(parent, "loadline-bench-append");
        directory = JournalDirectory.forWriting(path);
        journal = directory.journal(JournalSettings.defaults(), Counters.inMemory());
    }

    /**
     * Removes it.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        directory.close();
        BenchModel.delete(path);
    }

    /** @return records appended */
    @Benchmark
    public int append() {
        int appended = 0;
        for (int i = 1; i <= RECORDS; i++) {
            message.putLong(Long.BYTES, i);
            appended += journal.append(
                            i,
                            BenchModel.FIXED_DAY_NS + i * STEP_NS,
                            1,
                            MarketUpdateEncoder.TEMPLATE_ID,
                            VERSION,
                            message,
                            0,
                            bytes)
                    ? 1
                    : 0;
        }
        if (appended != RECORDS) {
            throw new IllegalStateException("the journal refused: " + journal.failure());
        }
        return appended;
    }
}
