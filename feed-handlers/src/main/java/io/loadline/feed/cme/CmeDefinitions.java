package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.feed.EventWriter;
import io.loadline.feed.PlainDefinition;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import org.agrona.DirectBuffer;

/**
 * Instrument definitions. The venue repeats all of them in a loop; the log gets each when it is new or has changed. Prices in the log are as
 * people quote them: tick and strike are multiplied by the display factor as every price is.
 */
final class CmeDefinitions {
    /** Fields at the same place in every definition. */
    private static final int UPDATE_ACTION = 5;

    private static final int TRADING_STATUS = 14;
    private static final int SECURITY_GROUP = 23;
    private static final int ASSET = 29;
    private static final int SYMBOL = 35;
    private static final int SECURITY_ID = 55;
    private static final int SECURITY_TYPE = 59;
    /** Third character of the classification of an option (ISO 10962). */
    private static final int EXERCISE_STYLE = 67;

    private static final short COMMON_STOCK = 'C' | ('S' << 8);
    private static final int SYMBOL_LENGTH = 20;
    private static final int CODE_LENGTH = 6;
    private static final int CURRENCY_LENGTH = 3;

    private static final int EVENT_LAST_TRADE_DATE = 7;
    private static final int EVENT_TIME = 1;
    private static final int FEED_TYPE_DEPTH = 3;
    private static final int DEFAULT_DEPTH = 10;
    private static final int UNDERLYINGS_GROUP = 4;
    private static final int UNDERLYING_SYMBOL = 4;
    private static final int NO_DAY = 65_535;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int ABSENT = CmeLayout.ABSENT;
    private static final short BY_POSITION = 0;
    private static final short BY_ORDER_ID = 2;

    private final EventWriter writer;
    private final CmeLegs legs;
    private final CmeInstruments instruments;
    private final CmeOrderUse use;
    private final boolean fragments;
    private final CmePriceScales fineScales = new CmePriceScales(false);
    private final CmePriceScales coarseScales = new CmePriceScales(true);

    CmeDefinitions(
            final EventWriter writer, final CmeLegs legs, final CmeInstruments instruments, final CmeChannel channel) {
        this.writer = writer;
        this.legs = legs;
        this.instruments = instruments;
        use = channel.orders();
        fragments = channel.fragments();
    }

    /** @return the instrument if it was defined just now, else null */
    CmeInstrument onDefinition(
            final CmeTemplate template, final DirectBuffer buffer, final int message, final int packetSequence) {
        final int block = CmeLayout.block(message);
        final CmeInstrument instrument = instruments.getOrAdd(buffer.getInt(block + SECURITY_ID, LITTLE_ENDIAN));
        if (instrument == null) {
            return null;
        }
        if (buffer.getByte(block + UPDATE_ACTION) == 'D') {
            delete(instrument, packetSequence);
            return null;
        }
        final long digest = digest(buffer, block, message + CmeLayout.messageSize(buffer, message));
        boolean isNew = false;
        if (instrument.definitionDigest != digest) {
            isNew = define(instrument, CmeDefinitionFields.of(template), buffer, message, packetSequence);
            instrument.definitionDigest = digest;
        } else if (instrument.awaitsLegs) {
            legs.writeIfKnown(instrument, CmeDefinitionFields.of(template).coarse, buffer, message);
        }
        if (instrument.isDefined()) {
            instruments.onStatus(instrument, buffer.getByte(block + TRADING_STATUS) & 0xff, 0);
        }
        return isNew ? instrument : null;
    }

    /**
     * @param instrument to ask about, or null
     * @return true if the log knows the instrument, under its name or, where packets are loose, under one made up now
     */
    boolean isKnown(final CmeInstrument instrument) {
        return instrument != null && (instrument.isDefined() || (fragments && definePlaceholder(instrument)));
    }

    /** Names an instrument of which changes came and no definition. */
    private boolean definePlaceholder(final CmeInstrument instrument) {
        final String symbol = "#" + instrument.securityId;
        if (!instruments.name(instrument, symbol)) {
            return false;
        }
        instrument.topFromOrders = use == CmeOrderUse.ONLY;
        encode(instrument, symbol, AssetClass.OTHER);
        commit(instrument);
        instruments.start(instrument);
        return true;
    }

    /** Defines an instrument again with another kind of book and everything else as it was. */
    void redefine(final CmeInstrument instrument, final boolean topFromOrders) {
        instrument.topFromOrders = topFromOrders;
        writer.repeatDefinition(instrument.definition, bookKind(instrument));
    }

    private void commit(final CmeInstrument instrument) {
        if (use == CmeOrderUse.AUTO) {
            instrument.definition = writer.copyOfDefinition();
        }
        writer.commitDefinition();
    }

    private static short bookKind(final CmeInstrument instrument) {
        return instrument.topFromOrders ? BY_ORDER_ID : BY_POSITION;
    }

    private boolean define(
            final CmeInstrument instrument,
            final CmeDefinitionFields fields,
            final DirectBuffer buffer,
            final int message,
            final int packetSequence) {
        final int block = CmeLayout.block(message);
        final boolean known = instrument.isDefined();
        final int idBefore = instrument.id;
        final String symbol = text(buffer, block + SYMBOL, SYMBOL_LENGTH);
        if (!instruments.name(instrument, symbol)) {
            return false;
        }
        if (!known) {
            instrument.topFromOrders = use == CmeOrderUse.ONLY;
        }
        final long factor = buffer.getLong(block + fields.displayFactor, LITTLE_ENDIAN);
        instrument.finePrices = fineScales.of(fields.coarse ? factor * 100 : factor);
        instrument.coarsePrices = coarseScales.of(fields.coarse ? factor * 100 : factor);
        instrument.securityGroup = code(buffer, block + SECURITY_GROUP);
        instrument.asset = code(buffer, block + ASSET);
        write(instrument, fields, buffer, message, symbol);
        if (fields.hasLegs()) {
            legs.write(instrument, fields.coarse, buffer, message);
        }
        final boolean isNew = !known || instrument.id != idBefore;
        if (isNew) {
            if (known) {
                // another instrument of the log from here on: its book is empty there
                instruments.breakLevels(instrument, StateReason.LATE_START, packetSequence, 0);
            }
            instruments.start(instrument);
        }
        return isNew;
    }

    private void write(
            final CmeInstrument instrument,
            final CmeDefinitionFields fields,
            final DirectBuffer buffer,
            final int message,
            final String symbol) {
        final int block = CmeLayout.block(message);
        final CmePriceScale scale = fields.coarse ? instrument.coarsePrices : instrument.finePrices;
        final boolean share = buffer.getShort(block + SECURITY_TYPE, LITTLE_ENDIAN) == COMMON_STOCK;
        final InstrumentDefinitionEncoder definition =
                encode(instrument, symbol, share ? AssetClass.EQUITY : fields.assetClass);
        definition
                .optionType((short) optionType(fields, buffer, block))
                .exerciseStyle((short) exerciseStyle(fields, buffer, block).code())
                .priceIncrement(orZero(scale.price(buffer.getLong(block + fields.tick, LITTLE_ENDIAN))))
                .multiplier(multiplier(fields, buffer, block))
                .strike(
                        fields.strike == ABSENT
                                ? 0
                                : orZero(scale.price(buffer.getLong(block + fields.strike, LITTLE_ENDIAN))))
                .currency(text(buffer, block + fields.currency, CURRENCY_LENGTH))
                .underlying(text(buffer, block + ASSET, CODE_LENGTH));
        groups(definition, fields, buffer, message);
        if (fields == CmeDefinitionFields.FIXED_INCOME) {
            maturity(definition, buffer, message);
        }
        commit(instrument);
    }

    private InstrumentDefinitionEncoder encode(
            final CmeInstrument instrument, final String symbol, final AssetClass assetClass) {
        return PlainDefinition.claim(
                writer, instrument.id, assetClass, bookKind(instrument), instrument.securityId, symbol, DEFAULT_DEPTH);
    }

    /** A bond lives to the end of the day on which it is paid back, UTC. */
    private static void maturity(
            final InstrumentDefinitionEncoder definition, final DirectBuffer buffer, final int message) {
        final int maturity = CmeLayout.block(message) + CmeDefinitionFields.MATURITY;
        if (maturity + Short.BYTES <= CmeLayout.firstGroup(buffer, message)) {
            final long endNs = endOfDay(SbeWire.uint16(buffer, maturity));
            if (endNs > 0) {
                definition.expiryNs(endNs);
            }
        }
    }

    /**
     * @param day since 1970-01-01
     * @return UTC nanoseconds of its end, or 0 where the wire has none
     */
    static long endOfDay(final int day) {
        return day == 0 || day == NO_DAY ? 0 : (day + 1) * DAY_NS;
    }

    /** Last trading day, depth and underlying are in groups: events, feed types, two that say nothing here, underlyings. */
    private static void groups(
            final InstrumentDefinitionEncoder definition,
            final CmeDefinitionFields fields,
            final DirectBuffer buffer,
            final int message) {
        final int end = message + CmeLayout.messageSize(buffer, message);
        int group = CmeLayout.firstGroup(buffer, message);
        for (int index = 0; end - group >= SbeWire.GROUP_HEADER; index++) {
            if (SbeWire.endOfGroup(buffer, group) > end) {
                return;
            }
            final int entryLength = SbeWire.entryLength(buffer, group);
            int entry = SbeWire.firstEntry(group);
            for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
                if (index == 0 && buffer.getByte(entry) == EVENT_LAST_TRADE_DATE) {
                    definition.expiryNs(buffer.getLong(entry + EVENT_TIME, LITTLE_ENDIAN));
                } else if (index == 1 && entryLength > FEED_TYPE_DEPTH && isOutrightBook(buffer, entry)) {
                    definition.marketDepth(buffer.getByte(entry + FEED_TYPE_DEPTH));
                } else if (index == UNDERLYINGS_GROUP
                        && fields.strike != ABSENT
                        && entryLength >= UNDERLYING_SYMBOL + SYMBOL_LENGTH) {
                    definition.underlying(text(buffer, entry + UNDERLYING_SYMBOL, SYMBOL_LENGTH));
                }
                entry += entryLength;
            }
            group = SbeWire.endOfGroup(buffer, group);
        }
    }

    private static boolean isOutrightBook(final DirectBuffer buffer, final int entry) {
        return buffer.getByte(entry) == 'G' && buffer.getByte(entry + 1) == 'B' && buffer.getByte(entry + 2) == 'X';
    }

    private static int optionType(final CmeDefinitionFields fields, final DirectBuffer buffer, final int block) {
        if (fields.strike == ABSENT) {
            return 0;
        }
        return buffer.getByte(block + CmeDefinitionFields.PUT_OR_CALL) == 1 ? 1 : 2;
    }

    private static ExerciseStyle exerciseStyle(
            final CmeDefinitionFields fields, final DirectBuffer buffer, final int block) {
        if (fields.strike == ABSENT) {
            return ExerciseStyle.NOT_TOLD;
        }
        return switch (buffer.getByte(block + EXERCISE_STYLE)) {
            case 'E' -> ExerciseStyle.EUROPEAN;
            case 'A' -> ExerciseStyle.AMERICAN;
            case 'B' -> ExerciseStyle.BERMUDAN;
            default -> ExerciseStyle.NOT_TOLD;
        };
    }

    /** A contract is so many units of the underlying, and its price is per unit. */
    private static long multiplier(final CmeDefinitionFields fields, final DirectBuffer buffer, final int block) {
        if (fields.unitQuantity == ABSENT) {
            return Scale.PRICE;
        }
        final long quantity = buffer.getLong(block + fields.unitQuantity, LITTLE_ENDIAN);
        if (quantity == CmeLayout.NULL_INT64 || quantity <= 0) {
            return Scale.PRICE;
        }
        return fields.coarse ? quantity * 100 : quantity;
    }

    private void delete(final CmeInstrument instrument, final int packetSequence) {
        if (instrument.isDefined() && instrument.tradingStatus != TradingStatus.CLOSED) {
            instruments.breakLevels(instrument, StateReason.VENUE_STATUS, packetSequence, 0);
            instruments.tellStale(instrument, StateReason.VENUE_STATUS, 0);
            instruments.onStatus(instrument, CLOSED, 0);
        }
    }

    private static final int CLOSED = 4;

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private static long orZero(final long price) {
        return price == Scale.NULL_PRICE ? 0 : price;
    }

    /** Everything but the indicator, the count of the loop, the time of the last change and the status tells definitions apart. */
    private static long digest(final DirectBuffer buffer, final int block, final int end) {
        long digest = buffer.getByte(block + UPDATE_ACTION);
        int i = block + TRADING_STATUS + 1;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            digest = mixed(digest, buffer.getLong(i, LITTLE_ENDIAN));
        }
        for (; i < end; i++) {
            digest = mixed(digest, buffer.getByte(i));
        }
        return digest == 0 ? 1 : digest;
    }

    private static long mixed(final long digest, final long word) {
        final long mixed = (digest ^ word) * GOLDEN_RATIO;
        return mixed ^ (mixed >>> Integer.SIZE);
    }

    /** Up to the end or the first byte that is none of a text, without spaces at its end: names of user-defined spreads have spaces within. */
    static String text(final DirectBuffer buffer, final int offset, final int length) {
        int used = 0;
        while (used < length && buffer.getByte(offset + used) >= ' ') {
            used++;
        }
        while (used > 0 && buffer.getByte(offset + used - 1) == ' ') {
            used--;
        }
        return buffer.getStringWithoutLengthAscii(offset, used);
    }

    /** @return six characters as a number, to compare by */
    static long code(final DirectBuffer buffer, final int offset) {
        return (SbeWire.uint32(buffer, offset) << 16) | SbeWire.uint16(buffer, offset + 4);
    }
}
