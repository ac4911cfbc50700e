package io.loadline.bench.offline;

import com.sun.management.ThreadMXBean;
import io.loadline.bench.BenchModel;
import io.loadline.bench.EngineTap;
import io.loadline.bench.MachineFacts;
import io.loadline.feed.sim.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run soak}: counts the bytes that the engine's thread allocates in steady state. Under a collector that never collects,
 * {@code --fill} first takes the heap away but for a few megabytes, so that a run that allocates dies.
 */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Bytes allocated an event in steady state; the answer must be 0.")
public final class AllocationSoak implements Callable<Integer> {
    private static final int MIB = 1 << 20;
    private static final int LEFT_MIB = 16;

    @Option(names = "--events", paramLabel = "N", description = "Events counted (default: ${DEFAULT-VALUE}).")
    private long events = 20_000_000;

    @Option(names = "--warmup", paramLabel = "N", description = "Events before (default: ${DEFAULT-VALUE}).")
    private long warmup = 3_000_000;

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10,000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 1_000;

    @Option(names = "--scenarios", paramLabel = "N", description = "At most 1,000 (default: ${DEFAULT-VALUE}).")
    private int scenarios = 1_000;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Folder for the journal, or 'none' (default: the temporary folder).")
    private String journal = System.getProperty("java.io.tmpdir");

    @Option(names = "--fill", description = "Fill the heap before counting, but for 16 MiB.")
    private boolean fill;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * @param arguments options
     */
    public static void main(final String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new AllocationSoak()).setOut(out).execute(arguments));
    }

    /**
     * What was counted.
     *
     * @param events events of the log
     * @param bytes bytes the thread allocated over them
     * @param cpuNs processor time of the thread, which makes the market as well, nanoseconds
     */
    public record Result(long events, long bytes, long cpuNs) {}

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(MachineFacts.now().line());
        final Path parent = "none".equals(journal) ? null : Path.of(journal);
        final Result result = run(instruments, scenarios, parent, warmup, events, fill);
        out.printf(
                Locale.ROOT,
                "%,d events: %,d bytes allocated, %.3f an event; %.0f ns of processor time an event with the making of"
                        + " the market%n",
                result.events(),
                result.bytes(),
                (double) result.bytes() / result.events(),
                (double) result.cpuNs() / result.events());
        return result.bytes() < result.events() / 1000 ? 0 : 1;
    }

    /**
     * Runs the engine and counts.
     *
     * @param instruments size of the universe
     * @param scenarios scenarios of the price history
     * @param journal folder below which the journal is made, null for none
     * @param warmup events before counting begins
     * @param events events counted, at least
     * @param fill true to take the heap away first
     * @return the count
     * @throws IOException if a file cannot be written
     */
    public static Result run(
            final int instruments,
            final int scenarios,
            final Path journal,
            final long warmup,
            final long events,
            final boolean fill)
            throws IOException {
        final BenchModel bench = BenchModel.of(instruments, scenarios, BenchModel.FIXED_DAY_NS);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (FullSpeed run = new FullSpeed(bench, Scenario.VOLATILE, journal, EngineTap.NONE)) {
            run.open();
            runTo(run, run.engine().events() + warmup);
            threads.getCurrentThreadAllocatedBytes();
            final List<byte[]> ballast = fill ? ballast() : List.of();
            final long eventsBefore = run.engine().events();
            final long cpuBefore = threads.getCurrentThreadCpuTime();
            final long before = threads.getCurrentThreadAllocatedBytes();
            runTo(run, eventsBefore + events);
            final long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            final long cpuNs = threads.getCurrentThreadCpuTime() - cpuBefore;
            run.engine().requireSound();
            if (fill && ballast.isEmpty()) {
                throw new IllegalStateException("the heap had no room to fill; give it more");
            }
            return new Result(run.engine().events() - eventsBefore, bytes, cpuNs);
        }
    }

    private static void runTo(final FullSpeed run, final long sequence) {
        while (run.engine().events() < sequence) {
            run.step();
        }
    }

    private static List<byte[]> ballast() {
        final Runtime runtime = Runtime.getRuntime();
        final List<byte[]> ballast = new ArrayList<>();
        while (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > (long) LEFT_MIB * MIB) {
            ballast.add(new byte[MIB]);
        }
        return ballast;
    }
}
