package io.loadline.feed;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.input.InputSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A sink that keeps every book by price and by order in the simplest way, and counts what cannot be right: a new level or order that is
 * there, a change or deletion of one that is not.
 */
public final class LoggedBooks implements InputSink {
    /** An order as the log tells it; quantity in mantissas of 1e-8, price of 1e-9. */
    public record Order(int side, long price, long quantity) {}

    /** Told of every book when an exchange event is complete. */
    @FunctionalInterface
    public interface OnCommit {
        void committed(String symbol, long exchangeTimeNs);
    }

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<String, List<NavigableMap<Long, Long>>> levels = new HashMap<>();
    private final Map<String, LinkedHashMap<Long, Order>> orders = new HashMap<>();
    private final Map<String, Long> traded = new HashMap<>();
    private final Set<String> stale = new HashSet<>();
    private final OnCommit onCommit;
    private long misfits;
    private long events;

    public LoggedBooks() {
        this((symbol, timeNs) -> {});
    }

    public LoggedBooks(final OnCommit onCommit) {
        this.onCommit = onCommit;
    }

    /** Quantity by price of one side, both as mantissas; side 0 bid, 1 ask. */
    public NavigableMap<Long, Long> side(final String symbol, final int side) {
        return levels.computeIfAbsent(symbol, key -> List.of(new TreeMap<>(), new TreeMap<>()))
                .get(side);
    }

    /** Orders by the venue's number, in the order of arrival. */
    public Map<Long, Order> orders(final String symbol) {
        return orders.computeIfAbsent(symbol, key -> new LinkedHashMap<>());
    }

    /** Quantity of all trades, busts taken away, mantissa of 1e-8. */
    public long traded(final String symbol) {
        return traded.getOrDefault(symbol, 0L);
    }

    public Set<String> symbols() {
        return new HashSet<>(symbols.values());
    }

    public boolean isStale(final String symbol) {
        return stale.contains(symbol);
    }

    public long misfits() {
        return misfits;
    }

    public long events() {
        return events;
    }

    /** Everything that can be compared between two runs. */
    public List<Object> contents() {
        return new ArrayList<>(List.of(symbols, levels, orders, traded, stale));
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        events++;
        header.wrap(slot, 0);
        switch (header.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                final InstrumentDefinitionDecoder event =
                        new InstrumentDefinitionDecoder().wrapAndApplyHeader(slot, 0, header);
                symbols.put(event.instrumentId(), event.symbol());
            }
            case MarketUpdateDecoder.TEMPLATE_ID -> onLevels();
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrders();
            case TradeUpdateDecoder.TEMPLATE_ID -> {
                final TradeUpdateDecoder event = new TradeUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
                final long signed = event.action() == 2 ? -event.quantity() : event.quantity();
                traded.merge(symbol(event.instrumentId()), signed, Long::sum);
            }
            case InstrumentStateDecoder.TEMPLATE_ID -> onState();
            default -> {}
        }
    }

    private void onLevels() {
        final MarketUpdateDecoder event = new MarketUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        final String symbol = symbol(event.instrumentId());
        if ((event.flags() & EventWriter.CLEAR) != 0) {
            side(symbol, 0).clear();
            side(symbol, 1).clear();
        }
        for (final MarketUpdateDecoder.EntriesDecoder entry : event.entries()) {
            final NavigableMap<Long, Long> side = side(symbol, entry.side());
            final boolean present = side.containsKey(entry.price());
            misfits += present == (entry.action() == BookAction.NEW) ? 1 : 0;
            if (entry.action() == BookAction.DELETE) {
                side.remove(entry.price());
            } else {
                side.put(entry.price(), entry.quantity());
            }
        }
        if ((event.flags() & EventWriter.COMMIT) != 0) {
            onCommit.committed(symbol, event.exchangeTimeNs());
        }
    }

    private void onOrders() {
        final OrderUpdateDecoder event = new OrderUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        final String symbol = symbol(event.instrumentId());
        final Map<Long, Order> book = orders(symbol);
        if ((event.flags() & EventWriter.CLEAR) != 0) {
            book.clear();
        }
        for (final OrderUpdateDecoder.EntriesDecoder entry : event.entries()) {
            final boolean present = book.containsKey(entry.orderId());
            misfits += present == (entry.action() == BookAction.NEW) ? 1 : 0;
            final Order order = new Order(entry.side(), entry.price(), entry.quantity());
            if (entry.action() == BookAction.DELETE || (entry.entryFlags() & EventWriter.KEEPS_PLACE) == 0) {
                book.remove(entry.orderId());
            }
            if (entry.action() != BookAction.DELETE) {
                book.put(entry.orderId(), order);
            }
        }
        if ((event.flags() & EventWriter.COMMIT) != 0) {
            onCommit.committed(symbol, event.exchangeTimeNs());
        }
    }

    private void onState() {
        final InstrumentStateDecoder event = new InstrumentStateDecoder().wrapAndApplyHeader(slot, 0, header);
        final String symbol = symbol(event.instrumentId());
        switch (event.change()) {
            case StateChange.STALE -> stale.add(symbol);
            case StateChange.RECOVERED -> stale.remove(symbol);
            case StateChange.BOOK_RESET -> {
                side(symbol, 0).clear();
                side(symbol, 1).clear();
                orders(symbol).clear();
            }
            default -> {}
        }
    }

    private String symbol(final int instrumentId) {
        final String symbol = symbols.get(instrumentId);
        if (symbol == null) {
            throw new AssertionError("event of instrument " + instrumentId + ", which was never defined");
        }
        return symbol;
    }
}
