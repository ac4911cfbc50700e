package io.loadline.feed.deribit;

import static io.loadline.feed.deribit.DeribitLayout.MESSAGE_HEADER;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.QuoteRequestWriter;
import org.agrona.DirectBuffer;

/** Takes whole frames in sequence and hands each message to the part that knows it. */
final class DeribitMessages {
    private final FeedStatistics statistics;
    private final DeribitInstruments instruments;
    private final DeribitBooks books;
    private final DeribitPrices prices;
    private final DeribitCombos combos;
    private final DeribitRequests requests;

    DeribitMessages(final InputSink sink, final InstrumentDirectory directory, final FeedStatistics statistics) {
        this.statistics = statistics;
        final EventWriter writer = new EventWriter(sink, DeribitFeed.VENUE);
        instruments = new DeribitInstruments(writer, directory, statistics);
        books = new DeribitBooks(writer, instruments, statistics);
        prices = new DeribitPrices(writer, instruments, directory);
        combos = new DeribitCombos(new LegsWriter(sink, DeribitFeed.VENUE, directory));
        requests = new DeribitRequests(new QuoteRequestWriter(sink, DeribitFeed.VENUE));
    }

    void onFrame(final DeribitChannel channel, final DirectBuffer buffer, final int start, final int end) {
        int message = start;
        while (message < end) {
            final DeribitTemplate template = DeribitLayout.templateOf(buffer, message);
            if (template == null) {
                statistics.unknownTemplate();
            } else {
                statistics.message(template.index());
                onMessage(channel, template, buffer, message);
            }
            message = DeribitLayout.endOfMessage(buffer, message, end);
        }
    }

    void onGap(final DeribitChannel channel, final boolean restart, final long timeNs) {
        if (!channel.carriesSnapshots) {
            books.onGap(channel.id, restart, timeNs);
        }
    }

    private void onMessage(
            final DeribitChannel channel,
            final DeribitTemplate template,
            final DirectBuffer buffer,
            final int message) {
        final int block = message + MESSAGE_HEADER;
        final int group = DeribitLayout.endOfBlock(buffer, message);
        switch (template) {
            case INSTRUMENT, INSTRUMENT_V2 -> {
                instruments.onInstrument(template, buffer, message);
                startOfBook(channel);
            }
            case BOOK -> books.onBook(instrumentOn(channel, buffer, block, true), buffer, block, group);
            case TRADES -> prices.onTrades(instrumentOn(channel, buffer, block, false), buffer, group);
            case TICKER -> {
                prices.onTicker(instrumentOn(channel, buffer, block, false), buffer, block);
                startOfBook(channel);
            }
            case SNAPSHOT -> {
                channel.carriesSnapshots = true;
                final int venueId = buffer.getInt(block + DeribitLayout.INSTRUMENT_ID, LITTLE_ENDIAN);
                books.onSnapshot(channel, instruments.getOrDefine(venueId), buffer, block, group);
            }
            case SNAPSHOT_START, SNAPSHOT_END -> {
                channel.carriesSnapshots = true;
                startOfBook(channel);
            }
            case PRICE_INDEX -> prices.onPriceIndex(buffer, block);
            case COMBO_LEGS -> {
                final int venueId = buffer.getInt(block + DeribitLayout.INSTRUMENT_ID, LITTLE_ENDIAN);
                combos.onLegs(instruments.getOrDefine(venueId), buffer, group);
            }
            case RFQ -> requests.onRequest(instrumentOn(channel, buffer, block, true), buffer, block);
            default -> throw new IllegalStateException("template without a case: " + template);
        }
    }

    /** Within a snapshot loop an instrument's own messages come before its book: the next snapshot message is the first of its book. */
    private static void startOfBook(final DeribitChannel channel) {
        channel.snapshotOf = DeribitChannel.BETWEEN_BOOKS;
    }

    private DeribitInstrument instrumentOn(
            final DeribitChannel channel, final DirectBuffer buffer, final int block, final boolean define) {
        final int venueId = buffer.getInt(block + DeribitLayout.INSTRUMENT_ID, LITTLE_ENDIAN);
        final DeribitInstrument instrument = define ? instruments.getOrDefine(venueId) : instruments.get(venueId);
        if (instrument != null && !channel.carriesSnapshots) {
            instrument.channel = channel.id;
        }
        return instrument;
    }
}
