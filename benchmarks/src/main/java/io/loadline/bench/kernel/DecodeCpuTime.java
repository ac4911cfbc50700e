package io.loadline.bench.kernel;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The decoding kernels by the processor time of one thread instead of the clock, best of many rounds, so that a shared machine gives a figure
 * that can be compared with the one before a change. Prints nanoseconds and bytes allocated a message.
 */
public final class DecodeCpuTime {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecodeCpuTime() {}

    /**
     * @param arguments venue ({@code iex}, {@code itch}, {@code cme} or {@code deribit}) and number of rounds
     * @throws IOException if a model cannot be made
     */
    public static void main(final String[] arguments) throws IOException {
        final int rounds = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "iex" -> {
                final IexDecode kernel = new IexDecode();
                kernel.read();
                measure("iex first pass, decode", rounds, IexDecode.MESSAGES, kernel::open, kernel::decode);
                measure("iex first pass, book", rounds, IexDecode.MESSAGES, kernel::open, kernel::decodeAndBook);
                final IexSession decoding = new IexSession();
                decoding.read();
                measure("iex session, decode", rounds, IexDecode.MESSAGES, decoding::next, decoding::decode);
                final IexSession building = new IexSession();
                building.read();
                measure("iex session, book", rounds, IexDecode.MESSAGES, building::next, building::decodeAndBook);
            }
            case "itch" -> {
                final ItchDecode kernel = new ItchDecode();
                kernel.stocks = Integer.getInteger("stocks", 8000);
                kernel.restingOrders = Integer.getInteger("orders", 100_000);
                kernel.makeDay();
                measure("itch decode", rounds, ItchDecode.MESSAGES, kernel::open, kernel::decode);
                measure("itch book", rounds, ItchDecode.MESSAGES, kernel::open, kernel::decodeAndBook);
            }
            case "cme" -> {
                final CmeDecode kernel = new CmeDecode();
                kernel.instruments = Integer.getInteger("instruments", 100);
                kernel.makeMarket();
                measure("cme decode", rounds, CmeDecode.EVENTS, kernel::open, kernel::decode);
                measure("cme book", rounds, CmeDecode.EVENTS, kernel::open, kernel::decodeAndBook);
            }
            case "deribit" -> {
                final DeribitDecode kernel = new DeribitDecode();
                kernel.read();
                final int messages = DeribitDecode.MESSAGES * DeribitDecode.PASSES;
                measure("deribit decode", rounds, messages, kernel::open, kernel::decode);
                measure("deribit book", rounds, messages, kernel::open, kernel::decodeAndBook);
            }
            case "b3-by-position", "b3-by-id", "memx" -> {
                final OrderDecode kernel = new OrderDecode();
                kernel.feed = arguments[0];
                kernel.make();
                measure(arguments[0] + " decode", rounds, OrderDecode.MESSAGES, kernel::open, kernel::decode);
                measure(arguments[0] + " book", rounds, OrderDecode.MESSAGES, kernel::open, kernel::decodeAndBook);
            }
            case "orders" -> {
                for (final int resting : new int[] {1_000, 100_000}) {
                    final OrderBookUpdate kernel = new OrderBookUpdate();
                    kernel.orders = resting;
                    kernel.record();
                    measure(resting + " loadline", rounds, OrderBookUpdate.CHANGES, () -> {}, () -> kernel.loadline().orderCount() + 1);
                    measure(resting + " exchange-core", rounds, OrderBookUpdate.CHANGES, () -> {}, () -> kernel.exchangeCoreDirect() == null ? 0 : 1);
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "venue '" + arguments[0] + "'; expected one of: iex, itch, cme, deribit, b3-by-position, b3-by-id, memx");
        }
    }

    private static void measure(
            final String name, final int rounds, final long messages, final Runnable open, final LongSupplier pass) {
        long bestNs = Long.MAX_VALUE;
        long leastBytes = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            open.run();
            final long bytes = THREADS.getCurrentThreadAllocatedBytes();
            final long start = THREADS.getCurrentThreadCpuTime();
            final long events = pass.getAsLong();
            bestNs = Math.min(bestNs, THREADS.getCurrentThreadCpuTime() - start);
            leastBytes = Math.min(leastBytes, THREADS.getCurrentThreadAllocatedBytes() - bytes);
            if (events == 0) {
                throw new IllegalStateException(name + " made no event");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-28s %7.1f ns %7.2f bytes a message%n",
                name,
                (double) bestNs / messages,
                (double) leastBytes / messages);
    }
}
