package io.loadline.feed.cme;

import io.loadline.core.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A day of one instrument, order by order: the book at its start and the events after it, as a venue would send them in MDP 3.0. Recorded
 * orders first, then as many made up from a seed as are asked for.
 */
final class OrderDay {
    static final int SECURITY = 5602;
    private static final int NEW = 0;
    private static final int CHANGE = 1;
    private static final int DELETE = 2;
    private static final int ORDERS_IN_CHUNK = 30;
    private static final long TICK = 250_000_000L;

    record Step(int action, NaiveOrders.Order order) {}

    final NaiveOrders opening = new NaiveOrders();
    final List<List<Step>> events = new ArrayList<>();
    private final NaiveOrders now = new NaiveOrders();
    private final List<Long> ids = new ArrayList<>();
    private long nextPriority = 1;
    private long nextId = 1L << 50;

    static OrderDay recorded(final Path file) throws IOException {
        final OrderDay day = new OrderDay();
        List<Step> event = new ArrayList<>();
        for (final DbnOrders.Order record : DbnOrders.read(file)) {
            final int side = record.side() == 'B' ? 0 : 1;
            if ((record.flags() & DbnOrders.SNAPSHOT) != 0) {
                if (record.action() == 'A') {
                    final NaiveOrders.Order order = day.order(record.orderId(), side, record.price(), record.size());
                    day.opening.put(order);
                    day.apply(new Step(NEW, order));
                }
                continue;
            }
            switch (record.action()) {
                case 'A' -> event.add(new Step(NEW, day.order(record.orderId(), side, record.price(), record.size())));
                case 'C' -> event.add(new Step(DELETE, day.now.get(record.orderId())));
                case 'M' -> event.add(new Step(CHANGE, day.changed(record)));
                default -> {
                    // trades and fills are not orders
                }
            }
            if (!event.isEmpty() && event.getLast().order() != null) {
                day.apply(event.getLast());
            }
            if ((record.flags() & DbnOrders.LAST) != 0 && !event.isEmpty()) {
                day.events.add(event);
                event = new ArrayList<>();
            }
        }
        return day;
    }

    private NaiveOrders.Order changed(final DbnOrders.Order record) {
        final NaiveOrders.Order before = now.get(record.orderId());
        final long quantity = record.size() * Scale.QUANTITY;
        final boolean keeps = before.price() == record.price() && quantity <= before.quantity();
        return new NaiveOrders.Order(
                before.id(), before.side(), record.price(), quantity, keeps ? before.priority() : nextPriority++);
    }

    private NaiveOrders.Order order(final long id, final int side, final long price, final int size) {
        return new NaiveOrders.Order(id, side, price, size * Scale.QUANTITY, nextPriority++);
    }

    /** Adds made-up events of one to four changes. */
    OrderDay andMore(final int count, final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            final List<Step> event = new ArrayList<>();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                final Step step = madeUp(random);
                event.add(step);
                apply(step);
            }
            events.add(event);
        }
        return this;
    }

    private Step madeUp(final Random random) {
        final int kind = ids.size() < 20 ? NEW : random.nextInt(3);
        final int side = random.nextInt(2);
        final long ticks = 1L + random.nextInt(20);
        final long price = 5_200_000_000_000L + (side == 0 ? -ticks : ticks) * TICK;
        if (kind == NEW) {
            return new Step(NEW, order(nextId++, side, price, 1 + random.nextInt(9)));
        }
        final NaiveOrders.Order before = now.get(ids.get(random.nextInt(ids.size())));
        if (kind == DELETE) {
            return new Step(DELETE, before);
        }
        final boolean moves = random.nextBoolean();
        return new Step(
                CHANGE,
                new NaiveOrders.Order(
                        before.id(),
                        before.side(),
                        moves ? before.price() + TICK * (random.nextInt(5) - 2) : before.price(),
                        (1 + random.nextInt(9)) * Scale.QUANTITY,
                        moves ? nextPriority++ : before.priority()));
    }

    private void apply(final Step step) {
        switch (step.action()) {
            case NEW -> ids.add(step.order().id());
            case DELETE -> {
                final int at = ids.indexOf(step.order().id());
                ids.set(at, ids.getLast());
                ids.removeLast();
            }
            default -> {
                // the id stays
            }
        }
        applyTo(now, step);
    }

    static void applyTo(final NaiveOrders orders, final Step step) {
        switch (step.action()) {
            case NEW -> orders.put(step.order());
            case CHANGE -> orders.change(step.order());
            default -> orders.delete(step.order().id());
        }
    }

    /** The packets of an event: one, or two of one time where it is long. */
    static List<byte[]> packets(final List<Step> event, final int firstSequence, final long timeNs) {
        final List<byte[]> packets = new ArrayList<>();
        final int cut = event.size() > 2 ? event.size() / 2 : event.size();
        packets.add(packet(event.subList(0, cut), firstSequence, timeNs, cut == event.size()));
        if (cut < event.size()) {
            packets.add(packet(event.subList(cut, event.size()), firstSequence + 1, timeNs, true));
        }
        return packets;
    }

    private static byte[] packet(final List<Step> steps, final int sequence, final long timeNs, final boolean last) {
        final CmeBytes packet = new CmeBytes(sequence, timeNs).orderEvent(timeNs, last ? CmeBytes.END : 0);
        for (final Step step : steps) {
            final NaiveOrders.Order order = step.order();
            packet.order(
                    SECURITY,
                    (char) ('0' + order.side()),
                    step.action(),
                    order.id(),
                    order.priority(),
                    order.price(),
                    step.action() == DELETE ? CmeBytes.NONE : (int) (order.quantity() / Scale.QUANTITY));
        }
        return packet.bytes();
    }

    /** The chunks of a snapshot. */
    static List<byte[]> snapshot(final NaiveOrders orders, final int lastPacket, final long timeNs) {
        final List<NaiveOrders.Order> all = orders.inOrder();
        final int chunks = Math.max(1, (all.size() + ORDERS_IN_CHUNK - 1) / ORDERS_IN_CHUNK);
        final List<byte[]> packets = new ArrayList<>();
        for (int chunk = 1; chunk <= chunks; chunk++) {
            final CmeBytes packet =
                    new CmeBytes(chunk, timeNs).orderSnapshot(SECURITY, lastPacket, chunk, chunks, timeNs);
            final int end = Math.min(all.size(), chunk * ORDERS_IN_CHUNK);
            for (final NaiveOrders.Order order : all.subList((chunk - 1) * ORDERS_IN_CHUNK, end)) {
                packet.snapshotOrder((char) ('0' + order.side()), order.id(), order.priority(), order.price(), (int)
                        (order.quantity() / Scale.QUANTITY));
            }
            packets.add(packet.bytes());
        }
        return packets;
    }
}
