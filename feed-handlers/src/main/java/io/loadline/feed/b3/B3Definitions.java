package io.loadline.feed.b3;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.feed.EventWriter;
import io.loadline.feed.LegsWriter;
import io.loadline.feed.PlainDefinition;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import java.math.BigInteger;
import org.agrona.DirectBuffer;

/**
 * Instrument definitions. The venue repeats all of them in a loop; the log gets each when it is new or has changed. The multiplier is the
 * contract multiplier over the price divisor; an instrument expires at the end of its maturity date, UTC.
 */
final class B3Definitions {
    private static final int SECURITY_GROUP = B3Wire.DEFINITION_GROUP;
    private static final int SYMBOL = B3Wire.DEFINITION_SYMBOL;
    private static final int SYMBOL_LENGTH = 20;
    private static final int UPDATE_ACTION = B3Wire.DEFINITION_UPDATE_ACTION;
    private static final int SECURITY_TYPE = B3Wire.DEFINITION_TYPE;
    private static final int PRICE_INCREMENT = B3Wire.DEFINITION_PRICE_INCREMENT;
    private static final int STRIKE = B3Wire.DEFINITION_STRIKE;
    private static final int CONTRACT_MULTIPLIER = B3Wire.DEFINITION_MULTIPLIER;
    private static final int PRICE_DIVISOR = B3Wire.DEFINITION_DIVISOR;
    private static final int VALIDITY = B3Wire.DEFINITION_VALIDITY;
    private static final int NUMBER_OF_SHARES = 84;
    private static final int MATURITY = 140;
    private static final int ASSET = B3Wire.DEFINITION_ASSET;
    private static final int ASSET_LENGTH = 6;
    private static final int CURRENCY = B3Wire.DEFINITION_CURRENCY;
    private static final int CURRENCY_LENGTH = 3;
    private static final int PUT_OR_CALL = B3Wire.DEFINITION_PUT_OR_CALL;
    private static final int EXERCISE_STYLE = PUT_OR_CALL - 1;
    private static final int UNDERLYING_SYMBOL = 8;
    private static final int OLD_UNDERLYING_SYMBOL = 24;
    private static final int LEG_RATIO = 8;
    private static final int LEG_SIDE = 17;
    private static final int LEG_LENGTH = 38;
    private static final int LEG_SOLD = 2;
    /** From the wire's units of 1e-7 to the log's of 1e-8. */
    private static final long RATIO_UNIT = Scale.QUANTITY / 10_000_000;

    private static final long LARGEST_RATIO = Long.MAX_VALUE / RATIO_UNIT;

    private static final int BY_ID = 2;
    private static final int BY_POSITION = 3;
    private static final int STATUS_CLOSE = 4;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int LAST_DAY = (int) (Long.MAX_VALUE / DAY_NS) - 1;

    private final EventWriter writer;
    private final LegsWriter legs;
    private final B3Instruments instruments;
    private final boolean loose;

    B3Definitions(
            final EventWriter writer, final LegsWriter legs, final B3Instruments instruments, final boolean loose) {
        this.writer = writer;
        this.legs = legs;
        this.instruments = instruments;
        this.loose = loose;
    }

    /** @return the instrument if the log knows it only since now, else null */
    B3Instrument onDefinition(
            final B3Template template, final DirectBuffer buffer, final int message, final int nextPacket) {
        final int block = B3Layout.block(message);
        final B3Instrument instrument = instruments.getOrAdd(buffer.getLong(block, LITTLE_ENDIAN));
        if (instrument == null) {
            return null;
        }
        if (buffer.getByte(block + UPDATE_ACTION) == 'D') {
            delete(instrument, nextPacket);
            return null;
        }
        final long digest = digest(buffer, message);
        if (instrument.definitionDigest == digest) {
            return null;
        }
        final int idBefore = instrument.id;
        final boolean known = instrument.isDefined();
        final String symbol = text(buffer, block + SYMBOL, SYMBOL_LENGTH);
        if (!instruments.name(instrument, symbol)) {
            return null;
        }
        final boolean byId = B3Layout.isById(buffer, message);
        final boolean sameBook = known && idBefore == instrument.id && byId == instrument.byId;
        instrument.byId = byId;
        instrument.securityGroup = group(buffer, block + SECURITY_GROUP);
        instrument.definitionDigest = digest;
        write(instrument, template, buffer, message, symbol);
        writeLegs(instrument, buffer, message);
        if (!sameBook) {
            start(instrument, known, nextPacket);
        }
        instruments.onDefined(instrument);
        return sameBook ? null : instrument;
    }

    /** Names an instrument of which changes came and no definition. */
    boolean definePlaceholder(final B3Instrument instrument, final boolean byId) {
        final String symbol = "#" + Long.toUnsignedString(instrument.securityId);
        if (!instruments.name(instrument, symbol)) {
            return false;
        }
        instrument.byId = byId;
        encode(instrument, symbol, AssetClass.OTHER);
        writer.commitDefinition();
        start(instrument, false, 0);
        return true;
    }

    static int group(final DirectBuffer buffer, final int offset) {
        return SbeWire.uint16(buffer, offset) | ((buffer.getByte(offset + 2) & 0xff) << 16);
    }

    private void start(final B3Instrument instrument, final boolean known, final int nextPacket) {
        if (known) {
            // another instrument of the log, or another kind of book: what is in the old one is of no use
            instruments.recovery().onBroken(instrument.recovery, StateReason.LATE_START, nextPacket, 0);
        } else if (loose) {
            instruments.recovery().assume(instrument.recovery);
        } else {
            instruments.recovery().define(instrument.recovery);
        }
    }

    private void delete(final B3Instrument instrument, final int nextPacket) {
        if (instrument.isDefined()) {
            instruments.recovery().onBroken(instrument.recovery, StateReason.VENUE_STATUS, nextPacket, 0);
            instruments.onStatus(instrument, STATUS_CLOSE, 0, 0);
        }
        instrument.definitionDigest = 0;
    }

    private void write(
            final B3Instrument instrument,
            final B3Template template,
            final DirectBuffer buffer,
            final int message,
            final String symbol) {
        final int block = B3Layout.block(message);
        final boolean old = template == B3Template.DEFINITION_4;
        final AssetClass assetClass = assetClass(buffer.getByte(block + SECURITY_TYPE));
        final String underlying = assetClass == AssetClass.OPTION
                ? underlying(buffer, message, old ? OLD_UNDERLYING_SYMBOL : UNDERLYING_SYMBOL)
                : "";
        encode(instrument, symbol, assetClass)
                .optionType((short) (assetClass == AssetClass.OPTION ? optionType(buffer, block) : 0))
                .exerciseStyle((short) exerciseStyle(assetClass, buffer, block).code())
                .priceIncrement(orZero(
                        old
                                ? B3Layout.price(buffer, block + PRICE_INCREMENT)
                                : B3Layout.finePrice(buffer, block + PRICE_INCREMENT)))
                .multiplier(multiplier(
                        buffer.getLong(block + CONTRACT_MULTIPLIER, LITTLE_ENDIAN),
                        buffer.getLong(block + PRICE_DIVISOR, LITTLE_ENDIAN)))
                .strike(orZero(B3Layout.price(buffer, block + STRIKE)))
                .expiryNs(expiry(buffer.getInt(block + MATURITY, LITTLE_ENDIAN)))
                .currency(text(buffer, block + CURRENCY, CURRENCY_LENGTH))
                .underlying(underlying.isEmpty() ? text(buffer, block + ASSET, ASSET_LENGTH) : underlying);
        writer.commitDefinition();
    }

    /** Legs are in the second group; a ratio that is missing is 1. */
    private void writeLegs(final B3Instrument instrument, final DirectBuffer buffer, final int message) {
        final int group = legsGroup(buffer, message);
        final int count = group < 0 ? 0 : SbeWire.entryCount(buffer, group);
        if (count == 0 && !instrument.hasLegs) {
            return;
        }
        instrument.hasLegs = count > 0;
        legs.begin(instrument.id, count);
        int leg = count == 0 ? 0 : SbeWire.firstEntry(group);
        for (int i = 0; i < count; i++) {
            final long wire = buffer.getLong(leg + LEG_RATIO, LITTLE_ENDIAN);
            final long ratio = wire > 0 && wire < LARGEST_RATIO ? wire * RATIO_UNIT : Scale.QUANTITY;
            legs.leg(
                    buffer.getLong(leg, LITTLE_ENDIAN),
                    buffer.getByte(leg + LEG_SIDE) == LEG_SOLD ? -ratio : ratio,
                    Scale.NULL_PRICE,
                    Scale.NULL_PRICE);
            leg += SbeWire.entryLength(buffer, group);
        }
    }

    /** @return offset of the group, or -1 where it is not there or not whole */
    private static int legsGroup(final DirectBuffer buffer, final int message) {
        final int end = message + B3Layout.messageSize(buffer, message);
        final int underlyings = B3Layout.firstGroup(buffer, message);
        if (end - underlyings < SbeWire.GROUP_HEADER) {
            return -1;
        }
        final int group = SbeWire.endOfGroup(buffer, underlyings);
        final boolean whole = end - group >= SbeWire.GROUP_HEADER
                && SbeWire.endOfGroup(buffer, group) <= end
                && SbeWire.entryLength(buffer, group) >= LEG_LENGTH;
        return whole ? group : -1;
    }

    private InstrumentDefinitionEncoder encode(
            final B3Instrument instrument, final String symbol, final AssetClass assetClass) {
        return PlainDefinition.claim(
                writer,
                instrument.id,
                assetClass,
                instrument.byId ? BY_ID : BY_POSITION,
                instrument.securityId,
                symbol,
                0);
    }

    private static AssetClass assetClass(final int securityType) {
        return switch (securityType) {
            case 3, 5, 14 -> AssetClass.EQUITY;
            case 8 -> AssetClass.FUTURE;
            case 6, 10, 12, 16 -> AssetClass.OPTION;
            case 17 -> AssetClass.FX;
            case 2 -> AssetClass.FIXED_INCOME;
            default -> AssetClass.OTHER;
        };
    }

    private static int optionType(final DirectBuffer buffer, final int block) {
        return switch (buffer.getByte(block + PUT_OR_CALL)) {
            case 0 -> 2;
            case 1 -> 1;
            default -> 0;
        };
    }

    private static ExerciseStyle exerciseStyle(
            final AssetClass assetClass, final DirectBuffer buffer, final int block) {
        if (assetClass != AssetClass.OPTION) {
            return ExerciseStyle.NOT_TOLD;
        }
        return switch (buffer.getByte(block + EXERCISE_STYLE)) {
            case 0 -> ExerciseStyle.EUROPEAN;
            case 1 -> ExerciseStyle.AMERICAN;
            default -> ExerciseStyle.NOT_TOLD;
        };
    }

    /** The first entry of the first group names what an option is on. */
    private static String underlying(final DirectBuffer buffer, final int message, final int symbolOffset) {
        final int group = B3Layout.firstGroup(buffer, message);
        final int end = message + B3Layout.messageSize(buffer, message);
        if (end - group < SbeWire.GROUP_HEADER
                || SbeWire.entryCount(buffer, group) == 0
                || SbeWire.entryLength(buffer, group) < symbolOffset + SYMBOL_LENGTH
                || SbeWire.endOfGroup(buffer, group) > end) {
            return "";
        }
        return text(buffer, SbeWire.firstEntry(group) + symbolOffset, SYMBOL_LENGTH);
    }

    /** Both are in units of 1e-8; one that is missing is 1. */
    private static long multiplier(final long contractMultiplier, final long priceDivisor) {
        final long above = contractMultiplier > 0 ? contractMultiplier : Scale.QUANTITY;
        final long below = priceDivisor > 0 ? priceDivisor : Scale.QUANTITY;
        final BigInteger multiplier = BigInteger.valueOf(above)
                .multiply(BigInteger.valueOf(Scale.PRICE))
                .divide(BigInteger.valueOf(below));
        return multiplier.bitLength() < Long.SIZE && multiplier.signum() > 0 ? multiplier.longValue() : Scale.PRICE;
    }

    private static long expiry(final int day) {
        return day > 0 && day < LAST_DAY ? (day + 1) * DAY_NS : 0;
    }

    private static long orZero(final long price) {
        return price == Scale.NULL_PRICE ? 0 : price;
    }

    /** Everything but the size of the loop, the validity and the number of shares tells definitions apart, and their dialect. */
    private static long digest(final DirectBuffer buffer, final int message) {
        final int block = B3Layout.block(message);
        final int end = message + B3Layout.messageSize(buffer, message);
        long digest = B3Layout.isById(buffer, message) ? 2 : 1;
        digest = mix(digest, buffer, block + SECURITY_GROUP, block + UPDATE_ACTION);
        digest = mix(digest, buffer, block + SECURITY_TYPE, block + SECURITY_TYPE + 3);
        digest = mix(digest, buffer, block + PRICE_INCREMENT, block + VALIDITY);
        digest = mix(digest, buffer, block + NUMBER_OF_SHARES + Long.BYTES, end);
        return digest == 0 ? 1 : digest;
    }

    private static long mix(final long before, final DirectBuffer buffer, final int from, final int end) {
        long digest = before;
        for (int i = from; i < end; i++) {
            digest = digest * 31 + buffer.getByte(i);
            digest ^= digest >>> 32;
        }
        return digest;
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length) {
        int used = 0;
        while (used < length && buffer.getByte(offset + used) > ' ') {
            used++;
        }
        return buffer.getStringWithoutLengthAscii(offset, used);
    }
}
