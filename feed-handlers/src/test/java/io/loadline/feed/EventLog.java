package io.loadline.feed;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.InstrumentLegsDecoder;
import io.loadline.codec.input.InstrumentStateDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.codec.input.QuoteRequestDecoder;
import io.loadline.codec.input.StatisticUpdateDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.Scale;
import io.loadline.core.input.InputSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A sink that keeps every event as a line of text, so that a test can say what it expects. */
public final class EventLog implements InputSink {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<String> lines = new ArrayList<>();

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        header.wrap(slot, 0);
        lines.add(
                switch (header.templateId()) {
                    case InstrumentDefinitionDecoder.TEMPLATE_ID -> definition();
                    case MarketUpdateDecoder.TEMPLATE_ID -> book(length);
                    case OrderUpdateDecoder.TEMPLATE_ID -> orders(length);
                    case TradeUpdateDecoder.TEMPLATE_ID -> trade();
                    case InstrumentStateDecoder.TEMPLATE_ID -> state();
                    case StatisticUpdateDecoder.TEMPLATE_ID -> statistic();
                    case QuoteRequestDecoder.TEMPLATE_ID -> quoteRequest();
                    case InstrumentLegsDecoder.TEMPLATE_ID -> legs(length);
                    default -> throw new AssertionError("unexpected template " + header.templateId());
                });
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Lines since the last call. */
    public List<String> take() {
        final List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    public List<String> linesStarting(final String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
    }

    private String definition() {
        final InstrumentDefinitionDecoder event = new InstrumentDefinitionDecoder().wrapAndApplyHeader(slot, 0, header);
        return "define " + event.instrumentId() + " " + event.symbol() + " security " + event.securityId() + " class "
                + event.assetClass() + " book " + event.bookKind() + " tick " + event.priceIncrement() + " multiplier "
                + event.multiplier() + " depth " + event.marketDepth() + " " + event.currency() + " of "
                + event.underlying() + " option " + event.optionType() + " strike " + event.strike() + " expiry "
                + event.expiryNs() + (event.exerciseStyle() == 0 ? "" : " exercise " + event.exerciseStyle());
    }

    private String book(final int length) {
        final MarketUpdateDecoder event = new MarketUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        final StringBuilder text = new StringBuilder("book " + event.instrumentId() + " at " + event.exchangeTimeNs());
        text.append((event.flags() & EventWriter.CLEAR) != 0 ? " clear" : "");
        text.append((event.flags() & EventWriter.RECOVERY) != 0 ? " recovery" : "");
        for (final MarketUpdateDecoder.EntriesDecoder entry : event.entries()) {
            text.append(" [")
                    .append(List.of("new", "change", "delete", "thru", "from", "overlay")
                            .get(entry.action()));
            text.append(' ')
                    .append(List.of("bid", "ask", "implied bid", "implied ask").get(entry.side()));
            text.append(' ').append(entry.level()).append(' ').append(entry.price());
            text.append(" x ")
                    .append(entry.quantity())
                    .append(" n ")
                    .append(entry.orderCount())
                    .append(']');
        }
        text.append((event.flags() & EventWriter.COMMIT) != 0 ? " commit" : "");
        if (event.encodedLength() + MessageHeaderDecoder.ENCODED_LENGTH != length) {
            throw new AssertionError("committed " + length + " bytes of a message of " + event.encodedLength());
        }
        return text.toString();
    }

    private String orders(final int length) {
        final OrderUpdateDecoder event = new OrderUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        final StringBuilder text =
                new StringBuilder("orders " + event.instrumentId() + " at " + event.exchangeTimeNs());
        text.append((event.flags() & EventWriter.CLEAR) != 0 ? " clear" : "");
        text.append((event.flags() & EventWriter.RECOVERY) != 0 ? " recovery" : "");
        for (final OrderUpdateDecoder.EntriesDecoder entry : event.entries()) {
            text.append(" [")
                    .append(List.of("new", "change", "delete", "thru", "from").get(entry.action()));
            text.append(' ').append(List.of("bid", "ask").get(entry.side()));
            text.append(" #").append(entry.orderId()).append(" p").append(entry.priority());
            text.append(' ').append(entry.price()).append(" x ").append(entry.quantity());
            text.append((entry.entryFlags() & EventWriter.KEEPS_PLACE) != 0 ? " keeps" : "")
                    .append(']');
        }
        text.append((event.flags() & EventWriter.COMMIT) != 0 ? " commit" : "");
        if (event.encodedLength() + MessageHeaderDecoder.ENCODED_LENGTH != length) {
            throw new AssertionError("committed " + length + " bytes of a message of " + event.encodedLength());
        }
        return text.toString();
    }

    private String trade() {
        final TradeUpdateDecoder event = new TradeUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        return "trade " + event.instrumentId() + " at " + event.exchangeTimeNs() + " " + event.price() + " x "
                + event.quantity() + " aggressor " + event.aggressor() + " action " + event.action() + " n "
                + event.orderCount();
    }

    private String quoteRequest() {
        final QuoteRequestDecoder event = new QuoteRequestDecoder().wrapAndApplyHeader(slot, 0, header);
        return "request " + event.instrumentId() + " at " + event.exchangeTimeNs() + " "
                + List.of("any side", "buy", "sell").get(event.side()) + " x " + event.quantity()
                + List.of(" open", " ended").get(event.state())
                + List.of("", " indicative", " tradeable").get(event.quoteKind()) + " '" + event.requestId() + "'";
    }

    private String legs(final int length) {
        final InstrumentLegsDecoder event = new InstrumentLegsDecoder().wrapAndApplyHeader(slot, 0, header);
        final StringBuilder text = new StringBuilder("legs " + event.instrumentId());
        text.append(event.further() == 0 ? "" : " further");
        for (final InstrumentLegsDecoder.LegsDecoder leg : event.legs()) {
            text.append(" [#").append(leg.securityId());
            text.append(" is ").append(leg.legInstrumentId());
            text.append(" ratio ").append(leg.ratio());
            text.append(leg.price() == Scale.NULL_PRICE ? "" : " price " + leg.price());
            text.append(leg.delta() == Scale.NULL_PRICE ? "" : " delta " + leg.delta())
                    .append(']');
        }
        if (event.encodedLength() + MessageHeaderDecoder.ENCODED_LENGTH != length) {
            throw new AssertionError("committed " + length + " bytes of a message of " + event.encodedLength());
        }
        return text.toString();
    }

    private String state() {
        final InstrumentStateDecoder event = new InstrumentStateDecoder().wrapAndApplyHeader(slot, 0, header);
        return "state " + event.instrumentId() + " "
                + List.of("stale", "recovered", "reset", "status").get(event.change()) + " status "
                + event.tradingStatus() + " reason " + event.reason();
    }

    private String statistic() {
        final StatisticUpdateDecoder event = new StatisticUpdateDecoder().wrapAndApplyHeader(slot, 0, header);
        return "statistic " + event.instrumentId() + " kind " + event.kind() + " " + event.price() + " x "
                + event.quantity();
    }
}
