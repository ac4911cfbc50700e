package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.input.InputSink;
import io.loadline.feed.EventWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps orders in lists from the events of the handler and compares each good book with what the venue's was at that time. */
final class NaiveOrderBooks implements InputSink {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final InstrumentStateDecoder state = new InstrumentStateDecoder();
    private final Map<Integer, List<List<Row>>> books = new HashMap<>();
    private final Map<Integer, Long> times = new HashMap<>();
    private final Map<Integer, Boolean> good = new HashMap<>();
    private final B3Venue venue;
    private final boolean byId;
    private final String seed;
    private int checks;

    private record Row(B3Venue.Order order, long priority) {}

    NaiveOrderBooks(final B3Venue venue, final boolean byId, final String seed) {
        this.venue = venue;
        this.byId = byId;
        this.seed = seed;
    }

    int checks() {
        return checks;
    }

    boolean isGood(final int id) {
        return good.getOrDefault(id, false);
    }

    String book(final int id) {
        final List<List<Row>> sides = sides(id);
        return "" + sides.get(0).stream().map(Row::order).toList()
                + sides.get(1).stream().map(Row::order).toList();
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        header.wrap(slot, 0);
        if (header.templateId() == InstrumentStateDecoder.TEMPLATE_ID) {
            state.wrapAndApplyHeader(slot, 0, header);
            if (state.change() <= 1) {
                good.put(state.instrumentId(), state.change() == 1);
                check(state.instrumentId());
            }
        } else if (header.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
            onUpdate();
        }
    }

    private void onUpdate() {
        update.wrapAndApplyHeader(slot, 0, header);
        final int id = update.instrumentId();
        if ((update.flags() & EventWriter.CLEAR) != 0) {
            sides(id).forEach(List::clear);
        }
        times.put(id, update.exchangeTimeNs());
        final boolean commit = (update.flags() & EventWriter.COMMIT) != 0;
        for (final OrderUpdateDecoder.EntriesDecoder entry : update.entries()) {
            final List<Row> rows = sides(id).get(entry.side());
            final Row row = new Row(
                    new B3Venue.Order(entry.orderId(), entry.price() / 100_000, entry.quantity() / 100_000_000),
                    entry.priority());
            if (byId) {
                applyById(rows, row, entry.action(), entry.side() == 0);
            } else {
                applyByPosition(rows, row, entry.action());
            }
        }
        if (commit) {
            check(id);
        }
    }

    private static void applyByPosition(final List<Row> rows, final Row row, final int action) {
        final int at = (int) row.priority - 1;
        switch (action) {
            case 0 -> rows.add(Math.min(at, rows.size()), row);
            case 1 -> {
                if (at < rows.size()) {
                    rows.set(at, row);
                }
            }
            case 2 -> {
                if (at < rows.size()) {
                    rows.remove(at);
                }
            }
            case 3 -> rows.subList(0, Math.min(at + 1, rows.size())).clear();
            default -> rows.subList(Math.min(at, rows.size()), rows.size()).clear();
        }
    }

    private static void applyById(final List<Row> rows, final Row row, final int action, final boolean bid) {
        if (action == 4) {
            rows.clear();
            return;
        }
        rows.removeIf(known -> known.order.id() == row.order.id());
        if (action < 2) {
            rows.add(row);
            rows.sort(Comparator.<Row>comparingLong(r -> bid ? -r.order.price() : r.order.price())
                    .thenComparingLong(Row::priority));
        }
    }

    private List<List<Row>> sides(final int id) {
        return books.computeIfAbsent(id, key -> List.of(new ArrayList<>(), new ArrayList<>()));
    }

    private void check(final int id) {
        if (isGood(id) && times.containsKey(id)) {
            checks++;
            assertEquals(venue.bookAt(id, times.get(id)), book(id), () -> seed + " instrument " + id);
        }
    }
}
