package io.loadline.feed.sim;

import io.loadline.core.Scale;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Encodes instrument definitions: template 54 for futures and equities, 55 for options (both schema version 9), 57 for notes (version 10,
 * which introduced it) and 63 for currency pairs (version 12, which introduced it). Each message's SBE header names the version it is
 * written in, so a decoder keyed by version reads them side by side.
 *
 * <p>How the classes are told apart: SecurityType is FUT, CS (equities: CFI code ESVUFR), OOF, TNOTE, FXSPOT. The contract multiplier is in
 * UnitOfMeasureQty (1 for shares and currency units). Quantities are whole units.
 */
final class DefinitionMessages {
    static final int FUTURE = 54;
    static final int OPTION = 55;
    static final int FIXED_INCOME = 57;
    static final int FOREX = 63;
    /** More than any definition takes. */
    static final int MOST_BYTES = 420;

    static final int APPL_ID = 310;
    private static final int END_OF_EVENT = 1 << 7;
    private static final int SETTLEMENT_NULL = 0x80;
    private static final int ACTIVATION = 5;
    private static final int LAST_ELIGIBLE_TRADE = 7;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long FUTURE_LIFE_NS = 90 * DAY_NS;
    private static final int NULL_INT8 = 127;

    private final PacketBuilder packet;
    private final SimulatedInstrument[] instruments;
    private final long asOfNs;

    /**
     * @param asOfNs time the definitions were last changed
     */
    DefinitionMessages(final PacketBuilder packet, final SimulatedInstrument[] instruments, final long asOfNs) {
        this.packet = packet;
        this.instruments = instruments;
        this.asOfNs = asOfNs;
    }

    void encode(final SimulatedInstrument instrument) {
        switch (instrument.assetClass()) {
            case OPTION -> option(instrument);
            case FIXED_INCOME -> fixedIncome(instrument);
            case FX -> forex(instrument);
            case EQUITY -> future(instrument, "CS", "ESVUFR", 0);
            default -> future(instrument, "FUT", "FFXXXX", asOfNs + FUTURE_LIFE_NS);
        }
    }

    private void begin(
            final SimulatedInstrument instrument,
            final int template,
            final int block,
            final int version,
            final String securityType,
            final String cfiCode) {
        packet.beginMessage(template, block, version);
        packet.int8(END_OF_EVENT);
        packet.int32(instruments.length);
        packet.int8('A');
        packet.int64(asOfNs);
        packet.int8(MarketMessages.READY_TO_TRADE);
        packet.int16(APPL_ID);
        packet.int8(64);
        packet.int8(4);
        packet.text("XSIM", 4);
        packet.text(instrument.group(), 6);
        packet.text(instrument.group(), 6);
        packet.text(instrument.symbol(), 20);
        packet.int32(instrument.securityId());
        packet.text(securityType, 6);
        packet.text(cfiCode, 6);
    }

    private void future(
            final SimulatedInstrument instrument,
            final String securityType,
            final String cfiCode,
            final long expiryNs) {
        begin(instrument, FUTURE, 216, 9, securityType, cfiCode);
        maturity(expiryNs);
        packet.text(instrument.currency(), 3);
        packet.text(instrument.currency(), 3);
        packet.int8('F');
        packet.int32(1);
        packet.int32(100_000_000);
        packet.int64(instrument.quoting().tick());
        packet.int64(Scale.PRICE);
        priceFormat();
        unitOfMeasure(instrument);
        packet.int64(referencePrice(instrument));
        packet.int8(SETTLEMENT_NULL);
        packet.int32(MarketMessages.NULL_INT32);
        packet.int32(MarketMessages.NULL_INT32);
        nullPrices(3);
        packet.int32(MarketMessages.NULL_INT32);
        packet.int16(MarketMessages.NULL_DATE);
        packet.int32(MarketMessages.NULL_INT32);
        packet.int32(MarketMessages.NULL_INT32);
        packet.int8(NULL_INT8);
        packet.int8(NULL_INT8);
        packet.int64(tickValue(instrument));
        packet.int8('N');
        packet.int16(MarketMessages.days(asOfNs));
        commonGroups(expiryNs, 5);
        packet.endMessage();
    }

    private void option(final SimulatedInstrument instrument) {
        final OptionContract option = instrument.option();
        begin(instrument, OPTION, 213, 9, "OOF", option.call() ? "OCEFPS" : "OPEFPS");
        packet.int8(option.call() ? 1 : 0);
        maturity(option.expiryNs());
        packet.text(instrument.currency(), 3);
        packet.int64(Scale.toPrice(option.strike()));
        packet.text(instrument.currency(), 3);
        packet.text(instrument.currency(), 3);
        packet.int64(MarketMessages.NULL_INT64);
        packet.int8('F');
        packet.int32(1);
        packet.int32(100_000_000);
        packet.int64(instrument.quoting().tick());
        packet.int64(tickValue(instrument));
        packet.int64(Scale.PRICE);
        packet.int8(NULL_INT8);
        priceFormat();
        unitOfMeasure(instrument);
        packet.int64(referencePrice(instrument));
        packet.int8(SETTLEMENT_NULL);
        packet.int32(MarketMessages.NULL_INT32);
        packet.int32(MarketMessages.NULL_INT32);
        nullPrices(2);
        packet.int8('N');
        packet.int16(MarketMessages.days(asOfNs));
        commonGroups(option.expiryNs(), 5);
        final SimulatedInstrument underlying = instruments[option.underlying()];
        packet.group(24, 1);
        packet.int32(underlying.securityId());
        packet.text(underlying.symbol(), 20);
        packet.group(24, 0);
        packet.endMessage();
    }

    private void fixedIncome(final SimulatedInstrument instrument) {
        begin(instrument, FIXED_INCOME, 338, 10, "TNOTE", "DBFTFB");
        packet.text(instrument.currency(), 3);
        packet.text(instrument.currency(), 3);
        packet.int8('F');
        packet.int32(1);
        packet.int32(100_000_000);
        packet.int64(instrument.quoting().tick());
        packet.int64(Scale.PRICE);
        priceFormat();
        unitOfMeasure(instrument);
        packet.int64(referencePrice(instrument));
        packet.int16(MarketMessages.days(asOfNs));
        nullPrices(3);
        packet.int64(tickValue(instrument));
        packet.int16(MarketMessages.days(asOfNs));
        packet.int16(MarketMessages.days(asOfNs));
        packet.int16(MarketMessages.days(asOfNs + 20 * FUTURE_LIFE_NS));
        packet.int64(4 * Scale.PRICE);
        packet.int64(100 * Scale.PRICE);
        packet.text("MO", 3);
        packet.int16(6);
        packet.text("ACT/ACT", 20);
        packet.text("US", 2);
        packet.text("SIMULATED TREASURY", 25);
        packet.text(instrument.symbol(), 35);
        packet.text("", 12);
        packet.int8(MarketMessages.NULL_UINT8);
        packet.text("PCTPR", 5);
        packet.text("", 5);
        packet.int8('N');
        packet.text("", 6);
        packet.text("", 6);
        packet.int64(-1);
        commonGroups(0, 5);
        packet.endMessage();
    }

    private void forex(final SimulatedInstrument instrument) {
        begin(instrument, FOREX, 309, 12, "FXSPOT", "IFXXXP");
        packet.text(instrument.symbol().substring(0, 3), 3);
        packet.text(instrument.currency(), 3);
        packet.text(instrument.currency(), 3);
        packet.int8('F');
        packet.int32(instrument.quoting().lotSize());
        packet.int32(1_000_000_000);
        packet.int64(instrument.quoting().tick());
        packet.int64(Scale.PRICE);
        packet.int8(5);
        unitOfMeasure(instrument);
        nullPrices(3);
        packet.int8('N');
        packet.text(instrument.symbol(), 35);
        packet.text(
                instrument.symbol().substring(0, 3) + "/" + instrument.symbol().substring(3), 7);
        packet.text("SP", 3);
        packet.int16(0);
        packet.text("", 20);
        packet.text("", 12);
        packet.text("", 8);
        packet.text("", 20);
        packet.int32(0);
        packet.int64(0);
        packet.int64(-1);
        maturity(0);
        packet.text("", 8);
        commonGroups(0, 9);
        packet.group(18, 0);
        packet.endMessage();
    }

    /** Year, month, day, week; all null where there is no expiry. */
    private void maturity(final long expiryNs) {
        if (expiryNs == 0) {
            packet.int16(0xFFFF);
            packet.int8(MarketMessages.NULL_UINT8);
            packet.int8(MarketMessages.NULL_UINT8);
        } else {
            final ZonedDateTime expiry =
                    Instant.ofEpochSecond(expiryNs / 1_000_000_000L).atZone(ZoneOffset.UTC);
            packet.int16(expiry.getYear());
            packet.int8(expiry.getMonthValue());
            packet.int8(expiry.getDayOfMonth());
        }
        packet.int8(MarketMessages.NULL_UINT8);
    }

    /** Prices are decimal: no fractions. */
    private void priceFormat() {
        packet.int8(MarketMessages.NULL_UINT8);
        packet.int8(MarketMessages.NULL_UINT8);
        packet.int8(MarketMessages.NULL_UINT8);
    }

    private void unitOfMeasure(final SimulatedInstrument instrument) {
        packet.text("UNIT", 30);
        packet.int64(Scale.toPrice(instrument.multiplier()));
    }

    private void nullPrices(final int count) {
        for (int i = 0; i < count; i++) {
            packet.int64(MarketMessages.NULL_INT64);
        }
    }

    private void commonGroups(final long expiryNs, final int lotRuleLength) {
        packet.group(9, expiryNs == 0 ? 1 : 2);
        packet.int8(ACTIVATION);
        packet.int64(asOfNs);
        if (expiryNs != 0) {
            packet.int8(LAST_ELIGIBLE_TRADE);
            packet.int64(expiryNs);
        }
        packet.group(4, 1);
        packet.text("GBX", 3);
        packet.int8(SimulatedBooks.LEVELS);
        packet.group(4, 1);
        packet.int32(1);
        packet.group(lotRuleLength, 0);
    }

    private static long referencePrice(final SimulatedInstrument instrument) {
        return instrument.initialTicks() * instrument.quoting().tick();
    }

    private static long tickValue(final SimulatedInstrument instrument) {
        return Scale.toPrice(instrument.tickSize() * instrument.multiplier());
    }
}
