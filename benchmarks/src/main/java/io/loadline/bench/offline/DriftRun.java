package io.loadline.bench.offline;

import io.loadline.bench.BenchModel;
import io.loadline.bench.MachineFacts;
import io.loadline.feed.sim.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run drift}: after millions of ticks, fills and changes of currency rates, compares the scenario P&amp;L that was kept by
 * increments with one revalued in full.
 */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Incremental risk against full revaluation after many ticks; the bound is 1e-9.")
public final class DriftRun implements Callable<Integer> {
    private static final double BOUND = 1e-9;
    private static final int CHECKS = 10;

    @Option(names = "--events", paramLabel = "N", description = "Events of the log (default: ${DEFAULT-VALUE}).")
    private long events = 10_000_000;

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10,000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 10_000;

    @Option(names = "--scenarios", paramLabel = "N", description = "At most 1,000 (default: ${DEFAULT-VALUE}).")
    private int scenarios = 1_000;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * @param arguments options
     */
    public static void main(final String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new DriftRun()).setOut(out).execute(arguments));
    }

    /**
     * What came of a run.
     *
     * @param events events of the log
     * @param fills fills among them
     * @param rateMoves changes of a currency rate among them
     * @param rebuilds times the rolling rebuild covered every node
     * @param worst largest relative difference, over ten checks on the way
     */
    public record Result(long events, long fills, long rateMoves, long rebuilds, double worst) {}

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(MachineFacts.now().line());
        final Result result = run(instruments, scenarios, events);
        out.printf(
                Locale.ROOT,
                "%,d events, %,d fills, %,d rate moves, %,d full rebuilds: incremental against full revaluation differ"
                        + " by %.3g relative at most (bound %.0e)%n",
                result.events(),
                result.fills(),
                result.rateMoves(),
                result.rebuilds(),
                result.worst(),
                BOUND);
        return result.worst() <= BOUND ? 0 : 1;
    }

    /**
     * Runs the engine, with a fill every millisecond of the exchange, and compares ten times on the way.
     *
     * @param instruments size of the universe
     * @param scenarios scenarios of the price history
     * @param events events of the log, at least
     * @return what came of it
     * @throws IOException if a file cannot be written
     */
    public static Result run(final int instruments, final int scenarios, final long events) throws IOException {
        final BenchModel bench = BenchModel.of(instruments, scenarios, BenchModel.FIXED_DAY_NS);
        final RateMoves rates = new RateMoves();
        try (FullSpeed run = new FullSpeed(bench, Scenario.VOLATILE, null, rates)) {
            final Fills fills = new Fills(bench.model().positions(), run.exchange(), BenchModel.SEED);
            run.open();
            double worst = 0;
            for (int check = 1; check <= CHECKS; check++) {
                while (run.engine().events() < events * check / CHECKS) {
                    run.step();
                    fills.next(run.engine().sink());
                }
                worst = Math.max(worst, run.engine().stages().var().verify());
            }
            run.engine().requireSound();
            return new Result(
                    run.engine().events(),
                    fills.count(),
                    rates.count(),
                    run.engine().stages().var().rebuildCycles(),
                    worst);
        }
    }
}
