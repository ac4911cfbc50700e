package io.loadline.bench.kernel;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.loadline.feed.sim.PacketOutput;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A day of ITCH 5.0 made at random, in MoldUDP64 packets of one network frame: of 100 messages about orders 46 add one, 41 delete, 8 replace
 * and 5 execute, much as on the venue; the busier a stock the more of them it has. Bids and asks never meet, so that a matching engine does
 * no more than a book. The same seed makes the same bytes.
 */
final class ItchDay {
    private static final int LONGEST_PACKET = 1400;
    private static final int HEADER = 20;
    private static final int LINE_A = 0;
    private static final long SPACING_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final byte[] SESSION = {'B', 'E', 'N', 'C', 'H', '0', '0', '0', '0', '1'};

    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[2 * LONGEST_PACKET]);
    private final SplittableRandom random;
    private PacketOutput output;
    private final int stocks;
    private final long[] liveOrder;
    private final int[] liveStock;
    private final boolean[] liveBuy;
    private int live;
    private long nextOrder = 1;
    private long sequence = 1;
    private int count;
    private int end = HEADER;

    private ItchDay(final int stocks, final int mostLive, final long seed, final PacketOutput output) {
        this.stocks = stocks;
        this.output = output;
        random = new SplittableRandom(seed);
        liveOrder = new long[mostLive];
        liveStock = new int[mostLive];
        liveBuy = new boolean[mostLive];
    }

    /**
     * Makes a day.
     *
     * @param stocks stocks listed
     * @param mostLive orders that rest at once, at most
     * @param messages messages about orders
     * @param seed of the randomness
     * @param opening takes the packets that list the stocks
     * @param output takes the packets
     */
    static void write(
            final int stocks,
            final int mostLive,
            final int messages,
            final long seed,
            final PacketOutput opening,
            final PacketOutput output) {
        final ItchDay day = new ItchDay(stocks, mostLive, seed, opening);
        day.begin('S', 0, 12);
        day.packet.putByte(day.end - 1, (byte) 'O');
        for (int stock = 1; stock <= stocks; stock++) {
            final int message = day.begin('R', stock, 39);
            day.putSymbol(message + 11, stock);
        }
        day.flush();
        day.output = output;
        for (int i = 0; i < messages; i++) {
            day.change();
        }
        day.flush();
    }

    private void change() {
        final int kind = random.nextInt(100);
        if (live == 0 || (kind < 46 && live < liveOrder.length)) {
            add();
            return;
        }
        final int index = random.nextInt(live);
        final long order = liveOrder[index];
        final int stock = liveStock[index];
        final boolean buy = liveBuy[index];
        if (kind < 87) {
            packet.putLong(begin('D', stock, 19) + 11, order, BIG_ENDIAN);
            forget(index);
        } else if (kind < 95) {
            final int message = begin('U', stock, 35);
            packet.putLong(message + 11, order, BIG_ENDIAN);
            packet.putLong(message + 19, nextOrder, BIG_ENDIAN);
            packet.putInt(message + 27, 100, BIG_ENDIAN);
            packet.putInt(message + 31, price(stock, buy), BIG_ENDIAN);
            liveOrder[index] = nextOrder++;
        } else {
            final int message = begin('E', stock, 31);
            packet.putLong(message + 11, order, BIG_ENDIAN);
            packet.putInt(message + 19, 100, BIG_ENDIAN);
            packet.putLong(message + 23, sequence, BIG_ENDIAN);
            forget(index);
        }
    }

    private void add() {
        final int stock = 1 + (int) (stocks * Math.pow(random.nextDouble(), 3));
        final int message = begin('A', stock, 36);
        packet.putLong(message + 11, nextOrder, BIG_ENDIAN);
        final boolean buy = random.nextBoolean();
        packet.putByte(message + 19, (byte) (buy ? 'B' : 'S'));
        packet.putInt(message + 20, 100, BIG_ENDIAN);
        putSymbol(message + 24, stock);
        packet.putInt(message + 32, price(stock, buy), BIG_ENDIAN);
        liveOrder[live] = nextOrder++;
        liveStock[live] = stock;
        liveBuy[live] = buy;
        live++;
    }

    private void forget(final int index) {
        live--;
        liveOrder[index] = liveOrder[live];
        liveStock[index] = liveStock[live];
        liveBuy[index] = liveBuy[live];
    }

    private int price(final int stock, final boolean buy) {
        final int distance = 100 * (1 + random.nextInt(20));
        return 100_000 + 1000 * (stock % 500) + (buy ? -distance : distance);
    }

    private void putSymbol(final int at, final int stock) {
        packet.setMemory(at, 8, (byte) ' ');
        int rest = stock;
        for (int i = 3; i >= 0; i--) {
            packet.putByte(at + i, (byte) ('A' + rest % 26));
            rest /= 26;
        }
    }

    private int begin(final char type, final int locate, final int length) {
        if (end + 2 + length > LONGEST_PACKET) {
            flush();
        }
        packet.putShort(end, (short) length, BIG_ENDIAN);
        final int message = end + 2;
        packet.setMemory(message, length, (byte) 0);
        packet.putByte(message, (byte) type);
        packet.putShort(message + 1, (short) locate, BIG_ENDIAN);
        final long timeNs = (sequence + count) * SPACING_NS;
        packet.putShort(message + 5, (short) (timeNs >>> 32), BIG_ENDIAN);
        packet.putInt(message + 7, (int) timeNs, BIG_ENDIAN);
        end = message + length;
        count++;
        return message;
    }

    private void flush() {
        packet.putBytes(0, SESSION);
        packet.putLong(10, sequence, BIG_ENDIAN);
        packet.putShort(18, (short) count, BIG_ENDIAN);
        sequence += count;
        output.send(LINE_A, packet, 0, end, sequence * SPACING_NS);
        count = 0;
        end = HEADER;
    }
}
