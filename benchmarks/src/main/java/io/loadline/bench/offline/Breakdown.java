package io.loadline.bench.offline;

import com.sun.management.ThreadMXBean;
import io.loadline.bench.BenchModel;
import io.loadline.bench.MachineFacts;
import io.loadline.bench.PacketTape;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.sim.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run breakdown}: what an event costs, in processor time and by part. Packets are made beforehand, a tenth of a second of
 * the exchange at a time; one packet in 61 is timed part by part.
 */
@Command(name = "breakdown", mixinStandardHelpOptions = true, description = "Where the time of an event goes.")
public final class Breakdown implements Callable<Integer> {
    /** Odd, so that the samples do not fall in step with lines A and B. */
    private static final int SAMPLE_EVERY = 61;

    private static final int BLOCK_MS = 100;

    @Option(names = "--events", paramLabel = "N", description = "Events counted (default: ${DEFAULT-VALUE}).")
    private long events = 4_000_000;

    @Option(names = "--warmup", paramLabel = "N", description = "Events before (default: ${DEFAULT-VALUE}).")
    private long warmup = 3_000_000;

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10,000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 10_000;

    @Option(names = "--scenarios", paramLabel = "N", description = "At most 1,000 (default: ${DEFAULT-VALUE}).")
    private int scenarios = 1_000;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Folder for the journal, or 'none' (default: the temporary folder).")
    private String journal = System.getProperty("java.io.tmpdir");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final StageTimes times = new StageTimes();
    private final StageTimes.Part ingress = StageTimes.Part.of("decode, ingress");
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long cpuNs;
    private long packets;

    /**
     * @param arguments options
     */
    public static void main(final String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Breakdown()).setOut(out).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(MachineFacts.now().line());
        final BenchModel bench = BenchModel.of(instruments, scenarios, BenchModel.FIXED_DAY_NS);
        final Path parent = "none".equals(journal) ? null : Path.of(journal);
        try (FullSpeed run = new FullSpeed(bench, Scenario.CALM, parent, times)) {
            run.open();
            final PacketTape tape = new PacketTape();
            run(run, tape, warmup, false);
            cpuNs = 0;
            final long plain = run(run, tape, events / 2, false);
            final double cpuAnEvent = (double) cpuNs / plain;
            final long sampled = run(run, tape, events / 2, true);
            run.engine().requireSound();
            print(out, cpuAnEvent, sampled);
        }
        return 0;
    }

    private long run(final FullSpeed run, final PacketTape tape, final long count, final boolean sampling) {
        final long first = run.engine().events();
        final PacketHandler handler = sampling ? sampled(run) : run::send;
        while (run.engine().events() < first + count) {
            run.record(tape, BLOCK_MS);
            final long before = threads.getCurrentThreadCpuTime();
            tape.play(handler);
            cpuNs += threads.getCurrentThreadCpuTime() - before;
        }
        return run.engine().events() - first;
    }

    private PacketHandler sampled(final FullSpeed run) {
        return (line, buffer, offset, length, timeNs) -> {
            final boolean sample = packets++ % SAMPLE_EVERY == 0;
            times.sampling(sample);
            final long before = sample ? System.nanoTime() : 0;
            run.send(line, buffer, offset, length, timeNs);
            if (sample) {
                ingress.add(System.nanoTime() - before - times.sampledNs());
                times.sampling(false);
            }
        };
    }

    private void print(final PrintWriter out, final double cpuAnEvent, final long events) {
        final double clock = clockNs();
        out.printf(
                Locale.ROOT,
                "processor time: %.0f ns an event, so %,.0f events/s a core%n",
                cpuAnEvent,
                1e9 / cpuAnEvent);
        out.printf(
                Locale.ROOT,
                "parts of one packet in %d, %.2f packets an event; the clock itself takes %.0f ns of each call%n",
                SAMPLE_EVERY,
                (double) packets / events,
                clock);
        out.printf(Locale.ROOT, "%-18s %10s %10s %10s %10s %10s%n", "ns", "an event", "median", "p90", "p99", "share");
        final List<StageTimes.Part> all = times.parts();
        all.add(ingress);
        final double sampledEvents = events / (double) SAMPLE_EVERY;
        double total = 0;
        for (final StageTimes.Part part : all) {
            total += part.sumNs();
        }
        all.sort(Comparator.comparingDouble(StageTimes.Part::sumNs).reversed());
        for (final StageTimes.Part part : all) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %10.0f %10d %10d %10d %9.1f%%%n",
                    part.name(),
                    part.sumNs() / sampledEvents,
                    part.histogram().getValueAtPercentile(50),
                    part.histogram().getValueAtPercentile(90),
                    part.histogram().getValueAtPercentile(99),
                    100 * part.sumNs() / total);
        }
        out.flush();
    }

    private static double clockNs() {
        final int calls = 1_000_000;
        final long before = System.nanoTime();
        long last = before;
        for (int i = 0; i < calls; i++) {
            last = System.nanoTime();
        }
        return (double) (last - before) / calls;
    }
}
