package io.loadline.feed.deribit;

import static io.loadline.feed.deribit.DeribitLayout.MESSAGE_HEADER;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.core.Scale;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The instruments of the feed. The venue repeats every definition in each snapshot loop, in two layouts; the log gets it when it is new
 * or has changed. An instrument whose book comes before its definition is called {@code #} and its number until then.
 */
final class DeribitInstruments {
    private static final int STATE = 4;
    private static final int KIND = 5;
    private static final int OPTION_TYPE = 7;
    private static final int BASE_CURRENCY = 11;
    private static final int QUOTE_CURRENCY = 19;
    private static final int EXPIRY_MS = 59;
    private static final int STRIKE = 67;
    private static final int TICK = 91;
    /** The older layout has one more byte, an RFQ flag, before the settlement period. */
    private static final int OLD_LAYOUT_SHIFT = 1;

    private static final int CURRENCY_LENGTH = 8;
    private static final int CURRENCY_CODE_LENGTH = 4;
    private static final int KIND_FUTURE = 0;
    private static final int KIND_OPTION = 1;
    private static final int KIND_SPOT = 4;
    private static final short BOOK_BY_PRICE = 1;
    private static final long NANOS_IN_MILLISECOND = 1_000_000L;
    /** Perpetuals expire in the year 3000, in milliseconds; nanoseconds of a long end in 2262. */
    private static final long LATEST_EXPIRY_MS = Long.MAX_VALUE / NANOS_IN_MILLISECOND;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final Int2ObjectHashMap<DeribitInstrument> byVenueId = new Int2ObjectHashMap<>();
    private final List<DeribitInstrument> all = new ArrayList<>();
    private int staleCount;

    DeribitInstruments(final EventWriter writer, final InstrumentDirectory directory, final FeedStatistics statistics) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
    }

    /** @return every instrument, in the order in which they were first seen */
    List<DeribitInstrument> all() {
        return all;
    }

    DeribitInstrument get(final int venueId) {
        return byVenueId.get(venueId);
    }

    /** @return the instrument, or null where the directory is full */
    DeribitInstrument getOrDefine(final int venueId) {
        final DeribitInstrument known = byVenueId.get(venueId);
        return known != null ? known : definePlaceholder(venueId);
    }

    void onInstrument(final DeribitTemplate template, final DirectBuffer buffer, final int message) {
        final int block = message + MESSAGE_HEADER;
        final int late = block + (template == DeribitTemplate.INSTRUMENT ? OLD_LAYOUT_SHIFT : 0);
        final int venueId = buffer.getInt(block + DeribitLayout.INSTRUMENT_ID, LITTLE_ENDIAN);
        DeribitInstrument instrument = byVenueId.get(venueId);
        final int name = nameOffset(buffer, message);
        final long digest = digest(buffer, block, late, name);
        if (instrument == null || instrument.definitionDigest != digest) {
            instrument = name(instrument, venueId, nameAt(buffer, name));
            if (instrument == null) {
                return;
            }
            instrument.definitionDigest = digest;
            instrument.tick = buffer.getDouble(late + TICK, LITTLE_ENDIAN);
            final long tickMantissa = DeribitNumbers.price(instrument.tick);
            instrument.tickMantissa = tickMantissa > 0 ? tickMantissa : 0;
            write(instrument, buffer, block, late, nameAt(buffer, name));
            if (!instrument.described) {
                instrument.described = true;
                lateStart(instrument);
            }
        }
        onState(instrument, buffer.getByte(block + STATE), 0);
    }

    /** Tells the log if the venue's state of an instrument has changed. */
    void onState(final DeribitInstrument instrument, final int state, final long timeNs) {
        if (instrument.state != state) {
            instrument.state = state;
            final int status = tradingStatus(state);
            writer.state(instrument.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    void markStale(final DeribitInstrument instrument, final int reason, final long timeNs) {
        instrument.stale = true;
        staleCount++;
        statistics.stale();
        writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
    }

    void markRecovered(final DeribitInstrument instrument, final long timeNs) {
        instrument.stale = false;
        staleCount--;
        statistics.recovered();
        writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
    }

    boolean anyStale() {
        return staleCount > 0;
    }

    private DeribitInstrument definePlaceholder(final int venueId) {
        final String symbol = "#" + Integer.toUnsignedString(venueId);
        final DeribitInstrument instrument = name(null, venueId, symbol);
        if (instrument != null) {
            encode(instrument, AssetClass.OTHER, symbol);
            writer.commitDefinition();
            instrument.described = true;
            lateStart(instrument);
        }
        return instrument;
    }

    private void lateStart(final DeribitInstrument instrument) {
        if (instrument.stale) {
            writer.state(instrument.id, StateChange.STALE, 0, StateReason.LATE_START, 0);
        } else {
            markStale(instrument, StateReason.LATE_START, 0);
        }
    }

    /** Gives a security its id in the log; a placeholder makes way for an instrument of the model that bears the real name. */
    private DeribitInstrument name(final DeribitInstrument known, final int venueId, final String symbol) {
        final int id = known == null
                ? directory.define(DeribitFeed.VENUE, Integer.toUnsignedLong(venueId), symbol)
                : directory.redefine(DeribitFeed.VENUE, Integer.toUnsignedLong(venueId), symbol);
        if (id == InstrumentDirectory.UNKNOWN) {
            return null;
        }
        if (known != null) {
            if (known.id != id) {
                known.id = id;
                known.change = DeribitInstrument.NO_CHANGE;
                known.openChange = DeribitInstrument.NO_CHANGE;
                known.described = false;
                known.legsDigest = 0;
            }
            return known;
        }
        final DeribitInstrument instrument = new DeribitInstrument(Integer.toUnsignedLong(venueId));
        instrument.id = id;
        byVenueId.put(venueId, instrument);
        all.add(instrument);
        statistics.instrument();
        return instrument;
    }

    private void write(
            final DeribitInstrument instrument,
            final DirectBuffer buffer,
            final int block,
            final int late,
            final String symbol) {
        final int kind = buffer.getByte(block + KIND);
        final AssetClass assetClass = switch (kind) {
            case KIND_FUTURE -> AssetClass.FUTURE;
            case KIND_OPTION -> AssetClass.OPTION;
            case KIND_SPOT -> AssetClass.FX;
            default -> AssetClass.OTHER;
        };
        final long strike = DeribitNumbers.price(buffer.getDouble(late + STRIKE, LITTLE_ENDIAN));
        final long expiryMs = buffer.getLong(late + EXPIRY_MS, LITTLE_ENDIAN);
        encode(instrument, assetClass, symbol)
                .optionType((short) (kind == KIND_OPTION ? buffer.getByte(block + OPTION_TYPE) & 3 : 0))
                .exerciseStyle((short) (kind == KIND_OPTION ? ExerciseStyle.EUROPEAN : ExerciseStyle.NOT_TOLD).code())
                .strike(strike == Scale.NULL_PRICE ? 0 : strike)
                .expiryNs(expiryMs > 0 && expiryMs < LATEST_EXPIRY_MS ? expiryMs * NANOS_IN_MILLISECOND : 0)
                .underlying(currency(buffer, late + BASE_CURRENCY))
                .currency(shortened(currency(buffer, late + QUOTE_CURRENCY), CURRENCY_CODE_LENGTH));
        writer.commitDefinition();
    }

    /** Amounts are units of the size currency, not contracts, so the multiplier is 1 whatever the contract size. */
    private InstrumentDefinitionEncoder encode(
            final DeribitInstrument instrument, final AssetClass assetClass, final String symbol) {
        return writer.claimDefinition(instrument.id)
                .assetClass(EventWriter.code(assetClass))
                .bookKind(BOOK_BY_PRICE)
                .optionType((short) 0)
                .securityId(instrument.venueId)
                .priceIncrement(instrument.tickMantissa)
                .multiplier(Scale.PRICE)
                .strike(0)
                .expiryNs(0)
                .symbol(shortened(symbol, InstrumentDefinitionEncoder.symbolLength()))
                .underlying("")
                .currency("")
                .marketDepth(0);
    }

    private static int tradingStatus(final int state) {
        return switch (state) {
            case 0 -> TradingStatus.PRE_OPEN;
            case 1, 6 -> TradingStatus.OPEN;
            case 2, 3, 5 -> TradingStatus.CLOSED;
            case 4 -> TradingStatus.HALTED;
            default -> TradingStatus.UNKNOWN;
        };
    }

    /** Distinguishes definitions by what the log keeps of them; both layouts of one definition give the same. */
    private static long digest(final DirectBuffer buffer, final int block, final int late, final int name) {
        long digest = buffer.getShort(block + KIND, LITTLE_ENDIAN);
        digest = mix(digest, buffer.getByte(block + OPTION_TYPE));
        digest = mix(digest, buffer.getLong(late + BASE_CURRENCY, LITTLE_ENDIAN));
        digest = mix(digest, buffer.getLong(late + QUOTE_CURRENCY, LITTLE_ENDIAN));
        digest = mix(digest, buffer.getLong(late + EXPIRY_MS, LITTLE_ENDIAN));
        digest = mix(digest, buffer.getLong(late + STRIKE, LITTLE_ENDIAN));
        digest = mix(digest, buffer.getLong(late + TICK, LITTLE_ENDIAN));
        final int nameLength = buffer.getByte(name) & 0xff;
        for (int i = 1; i <= nameLength; i++) {
            digest = mix(digest, buffer.getByte(name + i));
        }
        return digest == 0 ? 1 : digest;
    }

    static long mix(final long digest, final long value) {
        final long mixed = (digest ^ value) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29);
    }

    private static int nameOffset(final DirectBuffer buffer, final int message) {
        int at = DeribitLayout.endOfBlock(buffer, message);
        for (int i = DeribitLayout.groups(buffer, message); i > 0; i--) {
            at += DeribitLayout.GROUP_HEADER
                    + DeribitLayout.entryLength(buffer, at) * DeribitLayout.entryCount(buffer, at);
        }
        return at;
    }

    private static String nameAt(final DirectBuffer buffer, final int name) {
        return buffer.getStringWithoutLengthAscii(name + 1, buffer.getByte(name) & 0xff);
    }

    private static String currency(final DirectBuffer buffer, final int offset) {
        final String padded = buffer.getStringWithoutLengthAscii(offset, CURRENCY_LENGTH);
        final int end = padded.indexOf('\0');
        return end < 0 ? padded : padded.substring(0, end);
    }

    private static String shortened(final String text, final int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
