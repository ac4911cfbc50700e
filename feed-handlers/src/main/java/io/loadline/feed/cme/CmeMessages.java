package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.QuoteRequestWriter;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/** Takes whole packets in sequence, hands each message to the part that knows it, and ends exchange events. */
final class CmeMessages {
    private static final int STATUS_GROUP = 8;
    private static final int STATUS_ASSET = 14;
    private static final int STATUS_SECURITY_ID = 20;
    private static final int STATUS_STATUS = 27;

    private static final int WORKUP_PRICE = 8;
    private static final int WORKUP_SECURITY_ID = 16;
    private static final int WORKUP_STATUS = 27;
    private static final int PRIVATE_WORKUP = 201;
    private static final int PUBLIC_WORKUP = 202;

    private final int channelId;
    private final FeedStatistics statistics;
    private final EventWriter writer;
    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final CmeChanges changes;
    private final CmeSnapshots snapshots;
    private final CmeOrders orders;
    private final CmeOrderSnapshots orderSnapshots;
    private final CmeTopOrders topOrders;
    private final CmeQuoteRequests quoteRequests;
    private final NamedBooks named;
    private final BrokerTecMessages brokerTec;
    private final TickerMessages ticker;
    private final ExchangeEvent event;
    private final boolean fragments;
    /** Read by nobody: keeps the compiler from leaving out what was read only to be in the cache. */
    @SuppressWarnings("unused")
    private long touched;

    CmeMessages(
            final CmeChannel channel,
            final InputSink sink,
            final InstrumentDirectory directory,
            final FeedStatistics statistics) {
        channelId = channel.channelId();
        fragments = channel.fragments();
        this.statistics = statistics;
        writer = new EventWriter(sink, CmeFeed.VENUE);
        instruments = new CmeInstruments(writer, directory, statistics, fragments);
        definitions = new CmeDefinitions(
                writer, new CmeLegs(new LegsWriter(sink, CmeFeed.VENUE, directory), instruments), instruments, channel);
        quoteRequests =
                new CmeQuoteRequests(new QuoteRequestWriter(sink, CmeFeed.VENUE), instruments, definitions, fragments);
        named = new NamedBooks(writer, directory, statistics, fragments);
        brokerTec = new BrokerTecMessages(writer, named, statistics);
        ticker = new TickerMessages(writer, named);
        event = new ExchangeEvent(writer, instruments);
        orders = new CmeOrders(channel, writer, instruments, definitions, event, statistics);
        orderSnapshots = new CmeOrderSnapshots(writer, instruments, definitions, orders, fragments);
        topOrders = new CmeTopOrders(instruments, definitions, orders, event, statistics);
        changes = new CmeChanges(writer, instruments, definitions, orders, event, statistics, fragments);
        snapshots = new CmeSnapshots(instruments, definitions, changes, orders, event, fragments);
    }

    /** A packet of the incremental feed. */
    void onIncremental(final DirectBuffer buffer, final int packet, final int end, final int sequence) {
        int message = packet + CmeLayout.PACKET_HEADER;
        if (message + CmeLayout.messageSize(buffer, message) < end) {
            touch(buffer, message, end);
        }
        while (message < end) {
            final CmeTemplate template = count(buffer, message);
            if (template != null) {
                onIncrementalMessage(template, buffer, message, sequence);
            }
            message += CmeLayout.messageSize(buffer, message);
        }
    }

    /** Instruments lie anywhere in memory: reading those of all messages of a packet at once hides most of the wait. */
    private void touch(final DirectBuffer buffer, final int first, final int end) {
        long sum = 0;
        for (int message = first; message < end; message += CmeLayout.messageSize(buffer, message)) {
            final CmeTemplate template = CmeLayout.templateOf(buffer, message);
            if (template != null && template.kind == CmeTemplate.Kind.BOOK_ENTRIES) {
                final int group = CmeLayout.firstGroup(buffer, message);
                sum += SbeWire.entryCount(buffer, group) == 0
                        ? 0
                        : instruments.touch(
                                buffer.getInt(SbeWire.firstEntry(group) + template.entries.securityId, LITTLE_ENDIAN));
            }
        }
        touched = sum;
    }

    /** Nothing happened, and the venue says so. */
    void onHeartbeat(final DirectBuffer buffer, final int message) {
        count(buffer, message);
    }

    /** A packet of the snapshot or definition feed. */
    void onRecovery(
            final DirectBuffer buffer, final int packet, final int end, final int nextPacket, final boolean started) {
        int message = packet + CmeLayout.PACKET_HEADER;
        while (message < end) {
            final CmeTemplate template = count(buffer, message);
            if (template != null && template.kind == CmeTemplate.Kind.SNAPSHOT) {
                snapshots.onSnapshot(template, buffer, message, nextPacket, started);
            } else if (template != null && template.kind == CmeTemplate.Kind.ORDER_SNAPSHOT) {
                onOrderSnapshot(template, buffer, message, nextPacket, started);
            } else if (template != null && template.kind == CmeTemplate.Kind.DEFINITION) {
                onDefinition(template, buffer, message, nextPacket, nextPacket);
            }
            message += CmeLayout.messageSize(buffer, message);
        }
    }

    /** Packets are lost: the event they belonged to ends here, and no book can be trusted until its own numbers say so. */
    void onGap(final int nextPacket, final long timeNs) {
        instruments.completeFrom(nextPacket);
        if (!fragments) {
            instruments.recovery().onGap(nextPacket, timeNs);
        }
        orders.onGap(nextPacket, StateReason.SEQUENCE_GAP, timeNs);
        named.onGap(StateReason.SEQUENCE_GAP, timeNs);
        event.commit();
    }

    /** The channel counts anew, and so does every instrument: the books are empty, and good once their first change comes. */
    void onRestart(final int nextPacket, final long timeNs) {
        orders.onRestart(nextPacket, timeNs);
        onGap(nextPacket, timeNs);
        if (!fragments) {
            instruments.recovery().onRestart(nextPacket, false, timeNs);
            for (int i = 0; i < instruments.all().size(); i++) {
                final CmeInstrument instrument = instruments.all().get(i);
                if (instrument.isDefined()) {
                    instruments.bookReset(instrument, StateReason.SEQUENCE_GAP, timeNs);
                    orders.onBookEmptied(instrument, timeNs);
                }
            }
        }
    }

    /** The first packet: what was before it is not known. */
    void onStart(final int firstPacket) {
        instruments.completeFrom(firstPacket);
        if (!fragments) {
            instruments.recovery().onStart(firstPacket);
        }
        orders.onGap(firstPacket, StateReason.LATE_START, 0);
        orders.dropBacklog(firstPacket);
    }

    /** No packet will come any more: the event being read ends here. */
    void onEnd() {
        event.commit();
    }

    private CmeTemplate count(final DirectBuffer buffer, final int message) {
        final CmeTemplate template = CmeLayout.templateOf(buffer, message);
        if (template == null) {
            statistics.unknownTemplate();
        } else {
            statistics.message(template.index());
        }
        return template;
    }

    private void onIncrementalMessage(
            final CmeTemplate template, final DirectBuffer buffer, final int message, final int sequence) {
        final int block = CmeLayout.block(message);
        final boolean timed = template.indicator > 0;
        final long timeNs = timed ? buffer.getLong(block + CmeLayout.TRANSACT_TIME, LITTLE_ENDIAN) : 0;
        if (timed) {
            event.onMessage(timeNs);
        }
        switch (template.kind) {
            case BOOK_ENTRIES, TRADE_ENTRIES, STATISTIC_ENTRIES, LIMIT_ENTRIES ->
                changes.onMessage(template, buffer, message, sequence, timeNs);
            case ORDER_ENTRIES -> {
                if (!orders.arePassedOver()) {
                    orders.onMessage(template, buffer, message, sequence, timeNs);
                }
            }
            default -> onOther(template, buffer, message, sequence, timeNs);
        }
        if (timed && (buffer.getByte(block + template.indicator) & CmeLayout.END_OF_EVENT) != 0) {
            event.commit();
        }
    }

    /** Whatever is neither a change of a book nor a trade or statistic, and so comes rarely. */
    private void onOther(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int sequence,
            final long timeNs) {
        final int block = CmeLayout.block(message);
        switch (template.kind) {
            case TOP_ORDERS -> {
                if (!orders.arePassedOver()) {
                    topOrders.onMessage(template, buffer, message, sequence, timeNs);
                }
            }
            case ORDER_SNAPSHOT -> onOrderSnapshot(template, buffer, message, sequence, true);
            case DEFINITION -> onDefinition(template, buffer, message, sequence, sequence + 1);
            case QUOTE_REQUEST -> quoteRequests.onMessage(buffer, message, timeNs);
            case STATUS -> onStatus(buffer, block, timeNs);
            case WORKUP -> onWorkup(template, buffer, block, timeNs);
            case CHANNEL_RESET -> onChannelReset(buffer, message, sequence, timeNs);
            case SNAPSHOT -> snapshots.onSnapshot(template, buffer, message, sequence, true);
            case STREAM_SNAPSHOT -> snapshots.onStreamSnapshot(template, buffer, message, sequence, timeNs);
            case TREASURIES -> brokerTec.onMessage(buffer, message);
            case TICKER -> ticker.onChanges(buffer, message, timeNs);
            case TICKER_SNAPSHOT -> ticker.onSnapshot(buffer, message, timeNs);
            default -> {
                // counted, or a heartbeat: nothing of the market
            }
        }
    }

    private void onOrderSnapshot(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int nextPacket,
            final boolean started) {
        if (!orders.arePassedOver()) {
            orderSnapshots.onChunk(template, buffer, message, nextPacket, started);
        }
    }

    /** Orders that came before the definition are not kept, {@code completeFrom} is the first packet of which all are. */
    private void onDefinition(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int sequence,
            final int completeFrom) {
        final CmeInstrument defined = definitions.onDefinition(template, buffer, message, sequence);
        if (defined != null) {
            defined.ordersCompleteFrom = completeFrom;
            snapshots.onDefined(defined);
        }
    }

    /** Trading goes on in a workup, at one price. */
    private void onWorkup(final CmeTemplate template, final DirectBuffer buffer, final int block, final long timeNs) {
        final CmeInstrument instrument = instruments.get(buffer.getInt(block + WORKUP_SECURITY_ID, LITTLE_ENDIAN));
        if (instrument == null || !instrument.isDefined()) {
            return;
        }
        final int status = buffer.getByte(block + WORKUP_STATUS) & 0xff;
        final boolean open = status == PRIVATE_WORKUP || status == PUBLIC_WORKUP;
        instruments.onStatus(instrument, status, timeNs);
        writer.statistic(
                instrument.id,
                StatisticKind.WORKUP,
                timeNs,
                open
                        ? instrument.prices(template).price(buffer.getLong(block + WORKUP_PRICE, LITTLE_ENDIAN))
                        : Scale.NULL_PRICE,
                0);
    }

    /** Names one instrument, or all of a product, or all of a group. */
    private void onStatus(final DirectBuffer buffer, final int block, final long timeNs) {
        final int status = buffer.getByte(block + STATUS_STATUS) & 0xff;
        final int securityId = buffer.getInt(block + STATUS_SECURITY_ID, LITTLE_ENDIAN);
        if (securityId != CmeLayout.NULL_INT32) {
            final CmeInstrument instrument = instruments.get(securityId);
            if (instrument != null && instrument.isDefined()) {
                instruments.onStatus(instrument, status, timeNs);
            }
            return;
        }
        final long group = CmeDefinitions.code(buffer, block + STATUS_GROUP);
        final long asset = CmeDefinitions.code(buffer, block + STATUS_ASSET);
        for (int i = 0; i < instruments.all().size(); i++) {
            final CmeInstrument instrument = instruments.all().get(i);
            if (instrument.isDefined()
                    && (asset != 0 ? instrument.asset == asset : instrument.securityGroup == group)) {
                instruments.onStatus(instrument, status, timeNs);
            }
        }
    }

    /** Every book and statistic of the channel is empty; the numbers of its instruments start again or go on. */
    private void onChannelReset(final DirectBuffer buffer, final int message, final int sequence, final long timeNs) {
        if (!namesThisChannel(buffer, message)) {
            return;
        }
        event.commit();
        orders.dropBacklog(sequence);
        instruments.completeFrom(sequence);
        event.onMessage(timeNs);
        for (int i = 0; i < instruments.all().size(); i++) {
            final CmeInstrument instrument = instruments.all().get(i);
            final boolean hadLevels = instruments.hasLevels(instrument);
            instruments.recovery().onEmptied(instrument, sequence);
            if (instrument.isDefined()) {
                orders.onChannelReset(instrument, sequence, timeNs);
                instruments.bookReset(instrument, StateReason.CHANNEL_RESET, timeNs);
                if (!hadLevels) {
                    event.touch(instrument, timeNs);
                }
            }
        }
    }

    private boolean namesThisChannel(final DirectBuffer buffer, final int message) {
        final int group = CmeLayout.firstGroup(buffer, message);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            if (channelId == CmeChannel.ANY_CHANNEL || SbeWire.uint16(buffer, entry) == channelId) {
                return true;
            }
            entry += SbeWire.entryLength(buffer, group);
        }
        return false;
    }
}
