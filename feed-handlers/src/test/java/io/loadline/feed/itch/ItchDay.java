package io.loadline.feed.itch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A day of a small market, message by message: orders come, trade, shrink, move and go. */
final class ItchDay {
    private static final int PACKET_HEADER = 22;
    private static final int STOCKS = 8;

    private record Live(int locate, long order) {}

    private final List<byte[]> messages = new ArrayList<>();
    private final List<Live> live = new ArrayList<>();
    private final Random random;
    private long lastOrder;

    ItchDay(final long seed, final int count) {
        random = new Random(seed);
        for (int i = 1; i <= STOCKS; i++) {
            add(new ItchBytes(1).directory(i, i, symbol(i)));
        }
        while (messages.size() < count) {
            next(messages.size());
        }
    }

    private static String symbol(final int locate) {
        return "S" + (char) ('A' + locate);
    }

    private void add(final ItchBytes message) {
        final byte[] packet = message.bytes();
        messages.add(Arrays.copyOfRange(packet, PACKET_HEADER, packet.length));
    }

    private void next(final long timeNs) {
        final int kind = random.nextInt(10);
        if (kind < 5 || live.isEmpty()) {
            final int locate = 1 + random.nextInt(STOCKS);
            add(new ItchBytes(1)
                    .add(
                            locate,
                            timeNs,
                            symbol(locate),
                            ++lastOrder,
                            random.nextBoolean() ? 'B' : 'S',
                            100 + random.nextInt(900),
                            100_000 + 100 * random.nextInt(50)));
            live.add(new Live(locate, lastOrder));
            return;
        }
        final int index = random.nextInt(live.size());
        final Live order = live.get(index);
        switch (kind) {
            case 5, 6 -> add(new ItchBytes(1).executed(order.locate, timeNs, order.order, 1, timeNs));
            case 7 -> add(new ItchBytes(1).cancel(order.locate, timeNs, order.order, 1));
            case 8 -> {
                add(new ItchBytes(1).delete(order.locate, timeNs, order.order));
                live.remove(index);
            }
            default -> {
                add(new ItchBytes(1).replace(order.locate, timeNs, order.order, ++lastOrder, 200, 100_500));
                live.set(index, new Live(order.locate, lastOrder));
            }
        }
    }

    int count() {
        return messages.size();
    }

    /** A packet of some of the day's messages; the first message of the day is number 1. */
    byte[] packet(final String session, final long first, final int count) {
        final ItchBytes packet = new ItchBytes(session, first);
        for (int i = 0; i < count; i++) {
            packet.raw(messages.get((int) (first - 1) + i));
        }
        return packet.bytes();
    }
}
