package io.loadline.bench.kernel;

import com.sun.management.ThreadMXBean;
import io.loadline.bench.MachineFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run venues}: the decoding kernels of every venue in one table, by the processor time of the thread instead of the clock,
 * best and median of many rounds, so that a shared machine gives figures that can be compared.
 */
@Command(
        name = "venues",
        mixinStandardHelpOptions = true,
        description = "Nanoseconds and bytes a message of decoding, normalising and keeping books, for every venue.")
public final class VenueCosts implements Callable<Integer> {
    /** Takers of every venue. */
    private static final Taker[] OWN = {Taker.NOBODY, Taker.BOOKS, Taker.BOOK_STAGE};

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Option(
            names = "--captures",
            paramLabel = "DIR",
            description = "Folder of recordings, one folder a venue; venues whose recording is absent are skipped.")
    private Path captures;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(
            names = "--venue",
            paramLabel = "NAME",
            description = "One of iex, deribit, cme, b3, memx, itch, orders; all if none is given.")
    private String only;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private PrintWriter out;

    /** Measures one venue. */
    private interface Measurement {
        void run() throws IOException;
    }

    /**
     * @param arguments options
     */
    public static void main(final String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new VenueCosts()).setOut(out).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        out = spec.commandLine().getOut();
        if (captures != null) {
            System.setProperty(Captures.FOLDER, captures.toString());
        }
        out.println(MachineFacts.now().line());
        out.printf("processor time of one thread, %d rounds%n", rounds);
        out.printf("%-44s %10s %10s %12s %10s%n", "ns a message", "best", "median", "messages/s", "bytes");
        venue("iex", this::iex);
        venue("deribit", () -> rows("Deribit capture", new DeribitDecode(), OWN));
        venue("cme", this::cme);
        venue("b3", () -> {
            orders("b3-by-position", OWN);
            orders("b3-by-id", Taker.values());
        });
        venue("memx", () -> orders("memx", Taker.values()));
        venue("itch", this::itch);
        venue("orders", this::orderBooks);
        return 0;
    }

    private void venue(final String name, final Measurement measurement) throws IOException {
        if (only != null && !only.equals(name)) {
            return;
        }
        try {
            measurement.run();
        } catch (final IllegalStateException e) {
            out.printf("%-44s %s%n", name, e.getMessage());
        }
    }

    private void iex() throws IOException {
        rows("IEX capture, every stock new", new IexDecode(), OWN);
        rows("IEX capture again and again", new IexSession(), OWN);
    }

    private void cme() throws IOException {
        for (final int instruments : new int[] {100, 10_000}) {
            final CmeDecode kernel = new CmeDecode();
            kernel.instruments = instruments;
            rows("CME simulated, " + instruments + " instruments", kernel, OWN);
        }
    }

    private void orders(final String feed, final Taker... takers) throws IOException {
        final OrderDecode kernel = new OrderDecode();
        kernel.feed = feed;
        rows(feed + " generated", kernel, takers);
    }

    private void itch() throws IOException {
        for (final int stocks : new int[] {100, 8_000}) {
            final ItchDecode kernel = new ItchDecode();
            kernel.stocks = stocks;
            kernel.restingOrders = stocks == 100 ? 10_000 : 100_000;
            rows("ITCH generated, " + stocks + " stocks", kernel, Taker.values());
        }
    }

    private void rows(final String name, final VenueKernel kernel, final Taker... takers) throws IOException {
        kernel.make();
        for (final Taker taker : takers) {
            kernel.taker = taker;
            final String row = taker == Taker.NOBODY ? name + ": " + taker.label() : taker.label();
            measure(row, kernel.messages(), kernel::begin, kernel::pass);
        }
    }

    private void orderBooks() {
        for (final int resting : new int[] {1_000, 100_000}) {
            final OrderBookUpdate kernel = new OrderBookUpdate();
            kernel.orders = resting;
            kernel.record();
            final Runnable nothing = () -> {};
            final int changes = OrderBookUpdate.CHANGES;
            measure("one book, " + resting + " orders", changes, nothing, () -> done(kernel.loadline()));
            measure("  exchange-core, direct", changes, nothing, () -> done(kernel.exchangeCoreDirect()));
            measure("  exchange-core, naive", changes, nothing, () -> done(kernel.exchangeCoreNaive()));
            measure("  Parity", changes, nothing, () -> done(kernel.parity()));
        }
    }

    private static long done(final Object book) {
        return book == null ? 0 : 1;
    }

    private void measure(final String name, final long messages, final Runnable open, final LongSupplier pass) {
        final long[] times = new long[rounds];
        long leastBytes = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            open.run();
            final long bytes = THREADS.getCurrentThreadAllocatedBytes();
            final long start = THREADS.getCurrentThreadCpuTime();
            final long events = pass.getAsLong();
            times[round] = THREADS.getCurrentThreadCpuTime() - start;
            leastBytes = Math.min(leastBytes, THREADS.getCurrentThreadAllocatedBytes() - bytes);
            if (events == 0) {
                throw new IllegalStateException(name + " made no event");
            }
        }
        Arrays.sort(times);
        final double best = (double) times[0] / messages;
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f %10.1f %,12.0f %10.2f%n",
                name,
                best,
                (double) times[rounds / 2] / messages,
                1e9 / best,
                (double) leastBytes / messages);
        out.flush();
    }
}
