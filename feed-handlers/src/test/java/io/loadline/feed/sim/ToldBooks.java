package io.loadline.feed.sim;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.input.InputSink;
import io.loadline.feed.BookAction;
import io.loadline.feed.EventWriter;
import io.loadline.feed.StateChange;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a handler told the log of levels, orders and statuses, kept in the simplest way: levels by position or by price as the entries are. */
final class ToldBooks implements InputSink {
    record Level(long price, long quantity, int orders) {}

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final ToldOrders orders = new ToldOrders();
    private final CRC32C digest = new CRC32C();
    private final Map<String, List<List<Level>>> books = new HashMap<>();
    private final Set<Integer> stale = new TreeSet<>();
    private final List<String> statuses = new ArrayList<>();
    private final Map<String, Integer> lastStatus = new HashMap<>();

    List<Level> side(final String symbol, final int side) {
        return books.computeIfAbsent(symbol, key -> List.of(new ArrayList<>(), new ArrayList<>()))
                .get(side);
    }

    /** @return orders of a side, first in the queue of the best price first */
    List<ToldOrders.Order> orders(final String symbol, final int side) {
        return orders.side(ids.get(symbol), side);
    }

    /** @return true if the orders are known and not being rebuilt */
    boolean hasOrders(final String symbol) {
        return ids.containsKey(symbol) && orders.isWhole(ids.get(symbol));
    }

    boolean isStale(final String symbol) {
        return !ids.containsKey(symbol) || stale.contains(ids.get(symbol));
    }

    /** @return checksum of every byte told so far */
    long digest() {
        return digest.getValue();
    }

    /** @return code of the trading status told last, unknown before the first */
    int status(final String symbol) {
        return lastStatus.getOrDefault(symbol, TradingStatus.UNKNOWN);
    }

    /** Symbol and code of each trading status told, in order. */
    List<String> statuses() {
        return statuses;
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        digest.update(slot.byteArray(), 0, length);
        header.wrap(slot, 0);
        if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            final InstrumentDefinitionDecoder event =
                    new InstrumentDefinitionDecoder().wrapAndApplyHeader(slot, 0, header);
            final String symbol = event.symbol();
            symbols.put(event.instrumentId(), symbol);
            ids.put(symbol, event.instrumentId());
            orders.define(event.instrumentId(), event.bookKind());
        } else if (header.templateId() == MarketUpdateDecoder.TEMPLATE_ID) {
            onLevels(new MarketUpdateDecoder().wrapAndApplyHeader(slot, 0, header));
        } else if (header.templateId() == OrderUpdateDecoder.TEMPLATE_ID) {
            orders.onUpdate(new OrderUpdateDecoder().wrapAndApplyHeader(slot, 0, header));
        } else if (header.templateId() == InstrumentStateDecoder.TEMPLATE_ID) {
            onState(new InstrumentStateDecoder().wrapAndApplyHeader(slot, 0, header));
        }
    }

    private void onLevels(final MarketUpdateDecoder event) {
        final String symbol = symbols.get(event.instrumentId());
        if ((event.flags() & EventWriter.CLEAR) != 0) {
            clear(symbol);
        }
        for (final MarketUpdateDecoder.EntriesDecoder entry : event.entries()) {
            final List<Level> side = side(symbol, entry.side());
            final Level level = new Level(entry.price(), entry.quantity(), entry.orderCount());
            if (entry.level() > 0) {
                byPosition(side, entry.level() - 1, entry.action(), level);
            } else {
                byPrice(side, entry.side(), entry.action(), level);
            }
        }
    }

    private static void byPosition(final List<Level> side, final int at, final int action, final Level level) {
        switch (action) {
            case BookAction.NEW -> {
                side.add(at, level);
                if (side.size() > SimulatedBooks.LEVELS) {
                    side.removeLast();
                }
            }
            case BookAction.CHANGE -> side.set(at, level);
            case BookAction.DELETE -> side.remove(at);
            default -> throw new AssertionError("action " + action);
        }
    }

    private static void byPrice(final List<Level> side, final int sideCode, final int action, final Level level) {
        final boolean was = side.removeIf(other -> other.price() == level.price());
        if (was == (action == BookAction.NEW)) {
            throw new AssertionError("action " + action + " of a level that " + (was ? "is" : "is not") + " there");
        }
        if (action != BookAction.DELETE) {
            side.add(level);
            side.sort(
                    (a, b) -> sideCode == 0 ? Long.compare(b.price(), a.price()) : Long.compare(a.price(), b.price()));
        }
    }

    private void onState(final InstrumentStateDecoder event) {
        switch (event.change()) {
            case StateChange.STALE -> stale.add(event.instrumentId());
            case StateChange.RECOVERED -> stale.remove(event.instrumentId());
            case StateChange.BOOK_RESET -> {
                clear(symbols.get(event.instrumentId()));
                orders.reset(event.instrumentId());
            }
            default -> {
                final String symbol = symbols.get(event.instrumentId());
                statuses.add(symbol + " " + event.tradingStatus());
                lastStatus.put(symbol, (int) event.tradingStatus());
            }
        }
    }

    private void clear(final String symbol) {
        side(symbol, 0).clear();
        side(symbol, 1).clear();
    }
}
