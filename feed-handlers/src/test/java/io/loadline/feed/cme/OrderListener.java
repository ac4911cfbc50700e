package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.input.InputSink;
import io.loadline.feed.EventWriter;
import java.util.HashMap;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps the orders of one security from the events of the handler and holds each good book against the venue's of that time. */
final class OrderListener implements InputSink {
    final NaiveOrders orders = new NaiveOrders();
    /** The venue's checksum after each event, by its time. */
    final Map<Long, Long> truth = new HashMap<>();

    int checks;
    int losses;
    int bookKind = -1;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderUpdateDecoder update = new OrderUpdateDecoder();
    private final InstrumentStateDecoder state = new InstrumentStateDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private int instrument = -1;
    private boolean rebuilding = true;
    private boolean stale = true;
    private long timeNs;

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    boolean isGood() {
        return !rebuilding && !(stale && bookKind == 2);
    }

    @Override
    public void commit(final int length) {
        switch (header.wrap(slot, 0).templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                definition.wrapAndApplyHeader(slot, 0, header);
                if (definition.securityId() == OrderDay.SECURITY) {
                    instrument = definition.instrumentId();
                    if (bookKind != definition.bookKind()) {
                        bookKind = definition.bookKind();
                        orders.clear();
                        rebuilding = true;
                    }
                }
            }
            case InstrumentStateDecoder.TEMPLATE_ID -> {
                state.wrapAndApplyHeader(slot, 0, header);
                if (state.instrumentId() == instrument && state.change() == 2) {
                    orders.clear();
                    rebuilding = false;
                    timeNs = state.exchangeTimeNs();
                } else if (state.instrumentId() == instrument && state.change() <= 1) {
                    stale = state.change() == 0;
                    losses += stale && bookKind == 2 ? 1 : 0;
                    check();
                }
            }
            case OrderUpdateDecoder.TEMPLATE_ID -> {
                update.wrapAndApplyHeader(slot, 0, header);
                if (update.instrumentId() == instrument) {
                    onOrders();
                }
            }
            default -> {
                // levels and the rest are not looked at
            }
        }
    }

    private void onOrders() {
        if ((update.flags() & EventWriter.CLEAR) != 0) {
            orders.clear();
            losses += !rebuilding && bookKind != 2 ? 1 : 0;
            rebuilding = true;
        }
        timeNs = update.exchangeTimeNs();
        for (final OrderUpdateDecoder.EntriesDecoder entry : update.entries()) {
            final NaiveOrders.Order order = new NaiveOrders.Order(
                    entry.orderId(), entry.side(), entry.price(), entry.quantity(), entry.priority());
            switch (entry.action()) {
                case 0 -> orders.put(order);
                case 1 -> orders.change(order);
                case 2 -> orders.delete(order.id());
                default -> throw new AssertionError("action " + entry.action());
            }
        }
        if ((update.flags() & EventWriter.COMMIT) != 0) {
            rebuilding = false;
            check();
        }
    }

    private void check() {
        if (isGood()) {
            checks++;
            assertEquals(truth.get(timeNs), orders.checksum(), () -> "book at " + timeNs);
        }
    }
}
