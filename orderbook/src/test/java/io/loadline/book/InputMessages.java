package io.loadline.book;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.InstrumentLegsEncoder;
import io.loadline.codec.input.InstrumentStateEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OrderRequestEncoder;
import io.loadline.codec.input.OrderUpdateEncoder;
import io.loadline.codec.input.QuoteRequestEncoder;
import io.loadline.codec.input.StatisticUpdateEncoder;
import io.loadline.codec.input.TimerEncoder;
import io.loadline.codec.input.TradeUpdateEncoder;
import io.loadline.core.event.RiskEvent;

/** Encodes input messages into a ring event, as ingress would. */
final class InputMessages {
    static final int COMMIT = 1;
    static final int CLEAR = 2;

    /** One entry of a market update. */
    record Entry(int side, int action, int level, long price, long quantity) {}

    /** One entry of an order update. */
    record OrderEntry(int side, int action, long price, long quantity, long orderId, long priority) {}

    /** One leg of an instrument. */
    record Leg(long security, long ratio, long price, long delta, int instrument) {}

    final RiskEvent event;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarketUpdateEncoder marketUpdate = new MarketUpdateEncoder();
    private final OrderUpdateEncoder orderUpdate = new OrderUpdateEncoder();
    private final StatisticUpdateEncoder statistic = new StatisticUpdateEncoder();
    private final InstrumentStateEncoder state = new InstrumentStateEncoder();
    private final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
    private final InstrumentLegsEncoder legs = new InstrumentLegsEncoder();
    private final QuoteRequestEncoder quoteRequest = new QuoteRequestEncoder();
    private final TradeUpdateEncoder trade = new TradeUpdateEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final OrderRequestEncoder order = new OrderRequestEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final EpochStartEncoder epochStart = new EpochStartEncoder();

    InputMessages(final RiskEvent event) {
        this.event = event;
        event.epoch = 1;
    }

    InputMessages update(final int instrument, final int flags, final Entry... entries) {
        marketUpdate.wrapAndApplyHeader(event.input, 0, header);
        marketUpdate.instrumentId(instrument).flags((short) flags).exchangeTimeNs(event.ingressTimeNs);
        final MarketUpdateEncoder.EntriesEncoder group = marketUpdate.entriesCount(entries.length);
        for (final Entry entry : entries) {
            group.next()
                    .price(entry.price)
                    .quantity(entry.quantity)
                    .orderCount(1)
                    .level((short) entry.level)
                    .action((short) entry.action)
                    .side((short) entry.side);
        }
        return sent(marketUpdate.encodedLength(), MarketUpdateEncoder.TEMPLATE_ID);
    }

    InputMessages orders(final int instrument, final int flags, final OrderEntry... entries) {
        orderUpdate.wrapAndApplyHeader(event.input, 0, header);
        orderUpdate.instrumentId(instrument).flags((short) flags).exchangeTimeNs(event.ingressTimeNs);
        final OrderUpdateEncoder.EntriesEncoder group = orderUpdate.entriesCount(entries.length);
        for (final OrderEntry entry : entries) {
            group.next()
                    .price(entry.price)
                    .quantity(entry.quantity)
                    .orderId(entry.orderId)
                    .priority(entry.priority)
                    .action((short) entry.action)
                    .side((short) entry.side)
                    .entryFlags((short) 0);
        }
        return sent(orderUpdate.encodedLength(), OrderUpdateEncoder.TEMPLATE_ID);
    }

    InputMessages statistic(final int instrument, final int kind, final long price, final long quantity) {
        statistic.wrapAndApplyHeader(event.input, 0, header);
        statistic
                .instrumentId(instrument)
                .kind((short) kind)
                .exchangeTimeNs(event.ingressTimeNs)
                .price(price)
                .quantity(quantity);
        return sent(statistic.encodedLength(), StatisticUpdateEncoder.TEMPLATE_ID);
    }

    /** A whole book of one level a side. */
    InputMessages top(final int instrument, final long bid, final long ask) {
        return update(
                instrument,
                COMMIT | CLEAR,
                new Entry(OrderBook.BID, OrderBook.NEW, 1, bid, 100),
                new Entry(OrderBook.ASK, OrderBook.NEW, 1, ask, 100));
    }

    InputMessages define(final int instrument, final int kind, final int depth) {
        definition.wrapAndApplyHeader(event.input, 0, header);
        definition
                .instrumentId(instrument)
                .venue((short) 0)
                .securityId(instrument)
                .bookKind((short) kind)
                .marketDepth(depth);
        return sent(definition.encodedLength(), InstrumentDefinitionEncoder.TEMPLATE_ID);
    }

    /** A definition that says in what its prices are. */
    InputMessages define(final int instrument, final String underlying, final String currency) {
        return define(instrument, underlying, currency, 0);
    }

    /** A definition that also says when the instrument expires. */
    InputMessages define(final int instrument, final String underlying, final String currency, final long expiryNs) {
        definition.wrapAndApplyHeader(event.input, 0, header);
        definition
                .instrumentId(instrument)
                .bookKind((short) 0)
                .marketDepth(10)
                .underlying(underlying)
                .currency(currency)
                .expiryNs(expiryNs)
                .exerciseStyle((short) 0);
        return sent(definition.encodedLength(), InstrumentDefinitionEncoder.TEMPLATE_ID);
    }

    /** Says of the definition just made when the option may be exercised. */
    InputMessages exercise(final int style) {
        definition.exerciseStyle((short) style);
        return this;
    }

    /** Defines an instrument by the venue's number. */
    InputMessages define(final int instrument, final long security) {
        define(instrument, 0, 10);
        definition.securityId(security);
        return this;
    }

    /** Says of the definition just made that it is of another venue. */
    InputMessages venue(final int code) {
        definition.venue((short) code);
        return this;
    }

    InputMessages quoteRequest(final int instrument, final int state) {
        quoteRequest.wrapAndApplyHeader(event.input, 0, header);
        quoteRequest
                .instrumentId(instrument)
                .side((short) 1)
                .state((short) state)
                .exchangeTimeNs(event.ingressTimeNs)
                .quantity(5)
                .requestId("");
        return sent(quoteRequest.encodedLength(), QuoteRequestEncoder.TEMPLATE_ID);
    }

    InputMessages legs(final int instrument, final int further, final Leg... entries) {
        legs.wrapAndApplyHeader(event.input, 0, header);
        legs.instrumentId(instrument).venue((short) 0).further((short) further);
        final InstrumentLegsEncoder.LegsEncoder group = legs.legsCount(entries.length);
        for (final Leg leg : entries) {
            group.next()
                    .securityId(leg.security)
                    .ratio(leg.ratio)
                    .price(leg.price)
                    .delta(leg.delta)
                    .legInstrumentId(leg.instrument);
        }
        return sent(legs.encodedLength(), InstrumentLegsEncoder.TEMPLATE_ID);
    }

    InputMessages state(final int instrument, final int change, final int tradingStatus) {
        return state(instrument, change, tradingStatus, 1);
    }

    InputMessages state(final int instrument, final int change, final int tradingStatus, final int reason) {
        state.wrapAndApplyHeader(event.input, 0, header);
        state.instrumentId(instrument)
                .change((short) change)
                .tradingStatus((short) tradingStatus)
                .reason((short) reason)
                .exchangeTimeNs(event.ingressTimeNs);
        return sent(state.encodedLength(), InstrumentStateEncoder.TEMPLATE_ID);
    }

    InputMessages trade(final int instrument, final int action, final long price, final long quantity) {
        trade.wrapAndApplyHeader(event.input, 0, header);
        trade.instrumentId(instrument).action((short) action).price(price).quantity(quantity);
        return sent(trade.encodedLength(), TradeUpdateEncoder.TEMPLATE_ID);
    }

    InputMessages fill(final int account, final int instrument, final int side, final long quantity, final long price) {
        fill.wrapAndApplyHeader(event.input, 0, header);
        fill.accountNode(account)
                .instrumentId(instrument)
                .side((short) side)
                .quantity(quantity)
                .price(price);
        return sent(fill.encodedLength(), FillEncoder.TEMPLATE_ID);
    }

    InputMessages order(final int account, final int instrument) {
        order.wrapAndApplyHeader(event.input, 0, header);
        order.accountNode(account).instrumentId(instrument).side((short) 1).kind((short) 1);
        return sent(order.encodedLength(), OrderRequestEncoder.TEMPLATE_ID);
    }

    InputMessages timer() {
        timer.wrapAndApplyHeader(event.input, 0, header);
        timer.periodNs(50_000_000);
        return sent(timer.encodedLength(), TimerEncoder.TEMPLATE_ID);
    }

    InputMessages epochStart() {
        epochStart.wrapAndApplyHeader(event.input, 0, header);
        return sent(epochStart.encodedLength(), EpochStartEncoder.TEMPLATE_ID);
    }

    private InputMessages sent(final int bodyLength, final int templateId) {
        event.length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
        event.templateId = templateId;
        event.sequence++;
        return this;
    }
}
