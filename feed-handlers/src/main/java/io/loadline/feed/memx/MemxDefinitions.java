package io.loadline.feed.memx;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.feed.EventWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.agrona.DirectBuffer;

/**
 * Instrument directories. An equity is named by symbol and suffix, an option as the industry does: root, date, call or put, strike in
 * thousandths. An option is for 100 shares, American as those on shares and funds are, and expires at the end of its maturity date, UTC.
 */
final class MemxDefinitions {
    private static final int EQUITY_SYMBOL = 10;
    private static final int EQUITY_SUFFIX = 16;
    private static final int EQUITY_INCREMENT = 28;
    private static final int OPTION_UNDERLIER = 17;
    private static final int OPTION_ROOT = 23;
    private static final int OPTION_MATURITY = 29;
    private static final int OPTION_PUT_OR_CALL = 37;
    private static final int OPTION_STRIKE = 38;
    private static final int NAME_LENGTH = 6;
    private static final int DATE_LENGTH = 8;
    private static final int BY_ORDER_ID = 2;
    private static final int SHARES_AN_OPTION = 100;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long STRIKE_UNIT = Scale.PRICE / 1000;
    private static final long LONGEST_STRIKE = 99_999_999L;
    private static final long SECURITY_ID_MASK = (1L << 56) - 1;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final EventWriter writer;
    private final MemxInstruments instruments;

    MemxDefinitions(final EventWriter writer, final MemxInstruments instruments) {
        this.writer = writer;
        this.instruments = instruments;
    }

    void onEquity(final MemxInstrument instrument, final DirectBuffer buffer, final int block) {
        final long digest = digest(buffer, block + EQUITY_SYMBOL, block + MemxTemplate.EQUITY_DIRECTORY.blockLength);
        if (instrument.definitionDigest == digest) {
            return;
        }
        final String suffix = text(buffer, block + EQUITY_SUFFIX, NAME_LENGTH);
        final String symbol = text(buffer, block + EQUITY_SYMBOL, NAME_LENGTH) + (suffix.isEmpty() ? "" : "." + suffix);
        final boolean isNew = !instrument.isDefined();
        if (instruments.name(instrument, securityId(symbol), symbol)) {
            instrument.definitionDigest = digest;
            encode(instrument, symbol, AssetClass.EQUITY)
                    .priceIncrement(orZero(MemxLayout.equityPrice(buffer, block + EQUITY_INCREMENT)))
                    .currency("USD");
            writer.commitDefinition();
            finish(instrument, isNew);
        }
    }

    void onOption(final MemxInstrument instrument, final DirectBuffer buffer, final int block) {
        final long digest =
                digest(buffer, block + MemxLayout.SUBJECT, block + MemxTemplate.OPTION_DIRECTORY.blockLength);
        if (instrument.definitionDigest == digest) {
            return;
        }
        final boolean call = buffer.getByte(block + OPTION_PUT_OR_CALL) == 1;
        final long strike = MemxLayout.optionPrice(buffer, block + OPTION_STRIKE);
        final String date = text(buffer, block + OPTION_MATURITY, DATE_LENGTH);
        final String symbol = text(buffer, block + OPTION_ROOT, NAME_LENGTH)
                + (date.length() == DATE_LENGTH ? date.substring(2) : date)
                + (call ? 'C' : 'P')
                + strikeDigits(strike);
        final boolean isNew = !instrument.isDefined();
        if (instruments.name(instrument, securityId(symbol), symbol)) {
            instrument.definitionDigest = digest;
            instrument.underlier = code(buffer, block + OPTION_UNDERLIER);
            encode(instrument, symbol, AssetClass.OPTION)
                    .optionType((short) (call ? 1 : 2))
                    .exerciseStyle((short) ExerciseStyle.AMERICAN.code())
                    .multiplier(SHARES_AN_OPTION * Scale.PRICE)
                    .strike(orZero(strike))
                    .expiryNs(expiry(date))
                    .underlying(text(buffer, block + OPTION_UNDERLIER, NAME_LENGTH))
                    .currency("USD");
            writer.commitDefinition();
            finish(instrument, isNew);
        }
    }

    /** Names an instrument of which orders came and no definition. */
    void definePlaceholder(final MemxInstrument instrument) {
        final String symbol = "#" + Long.toUnsignedString(instrument.subject);
        if (instruments.name(instrument, securityId(symbol), symbol)) {
            encode(instrument, symbol, AssetClass.OTHER);
            writer.commitDefinition();
            finish(instrument, true);
        }
    }

    /** @return six characters as a number, to compare by */
    static long code(final DirectBuffer buffer, final int offset) {
        long code = 0;
        for (int i = 0; i < NAME_LENGTH; i++) {
            code = (code << Byte.SIZE) | (buffer.getByte(offset + i) & 0xff);
        }
        return code;
    }

    private void finish(final MemxInstrument instrument, final boolean isNew) {
        if (isNew) {
            instruments.start(instrument);
        }
        instruments.onStatus(instrument, 0);
    }

    private InstrumentDefinitionEncoder encode(
            final MemxInstrument instrument, final String symbol, final AssetClass assetClass) {
        return writer.claimDefinition(instrument.id)
                .assetClass(EventWriter.code(assetClass))
                .bookKind((short) BY_ORDER_ID)
                .optionType((short) 0)
                .securityId(instrument.securityId)
                .priceIncrement(0)
                .multiplier(Scale.PRICE)
                .strike(0)
                .expiryNs(0)
                .symbol(symbol)
                .underlying("")
                .currency("")
                .marketDepth(0);
    }

    /** The venue numbers instruments anew every day; the log knows them by a number made from their name (FNV-1a). */
    private static long securityId(final String symbol) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < symbol.length(); i++) {
            hash = (hash ^ symbol.charAt(i)) * FNV_PRIME;
        }
        return hash & SECURITY_ID_MASK;
    }

    private static String strikeDigits(final long strike) {
        final long thousandths = strike == Scale.NULL_PRICE ? 0 : strike / STRIKE_UNIT;
        final String digits = Long.toString(Math.clamp(thousandths, 0, LONGEST_STRIKE));
        return "0".repeat(DATE_LENGTH - digits.length()) + digits;
    }

    private static long expiry(final String date) {
        try {
            final long day = LocalDate.of(
                            Integer.parseInt(date.substring(0, 4)),
                            Integer.parseInt(date.substring(4, 6)),
                            Integer.parseInt(date.substring(6, 8)))
                    .toEpochDay();
            return day > 0 && day < Long.MAX_VALUE / DAY_NS ? (day + 1) * DAY_NS : 0;
        } catch (final NumberFormatException | DateTimeException | StringIndexOutOfBoundsException e) {
            // a date that is none: the option is not known to expire
            return 0;
        }
    }

    private static long orZero(final long price) {
        return price == Scale.NULL_PRICE ? 0 : price;
    }

    private static long digest(final DirectBuffer buffer, final int from, final int end) {
        long digest = 1;
        for (int i = from; i < end; i++) {
            digest = (digest ^ buffer.getByte(i)) * FNV_PRIME;
        }
        return digest == 0 ? 1 : digest;
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        int used = 0;
        while (used < length && buffer.getByte(offset + used) > ' ') {
            bytes[used] = buffer.getByte(offset + used);
            used++;
        }
        return new String(bytes, 0, used, StandardCharsets.US_ASCII);
    }
}
