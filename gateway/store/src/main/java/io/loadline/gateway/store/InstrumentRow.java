package io.loadline.gateway.store;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.core.Scale;
import io.loadline.core.model.ExerciseStyle;
import java.sql.SQLException;
import java.util.Locale;

/** An instrument as last defined. */
record InstrumentRow(
        int instrument,
        String symbol,
        int venue,
        int assetClass,
        String currency,
        long securityId,
        double priceIncrement,
        double multiplier,
        String optionType,
        double strike,
        long expiryNs,
        String underlying,
        String exercise,
        long sequence) {
    private static final int CALL = 1;
    private static final int PUT = 2;

    static InstrumentRow of(final InstrumentDefinitionDecoder definition, final long sequence) {
        final String type = switch (definition.optionType()) {
            case CALL -> "call";
            case PUT -> "put";
            default -> null;
        };
        return new InstrumentRow(
                definition.instrumentId(),
                definition.symbol(),
                definition.venue(),
                definition.assetClass(),
                definition.currency(),
                definition.securityId(),
                Scale.price(definition.priceIncrement()),
                Scale.price(definition.multiplier()),
                type,
                type == null ? Double.NaN : Scale.price(definition.strike()),
                definition.expiryNs(),
                definition.underlying().isEmpty() ? null : definition.underlying(),
                exercise(ExerciseStyle.of(definition.exerciseStyle())),
                sequence);
    }

    private static String exercise(final ExerciseStyle style) {
        return style == ExerciseStyle.NOT_TOLD ? null : style.name().toLowerCase(Locale.ROOT);
    }

    /** Fills a row that has begun. */
    void write(final TableWriter row) throws SQLException {
        row.integer(instrument)
                .text(symbol)
                .integer(venue)
                .integer(assetClass)
                .text(currency)
                .big(securityId)
                .number(priceIncrement)
                .number(multiplier)
                .text(optionType)
                .number(strike)
                .time(expiryNs)
                .text(underlying)
                .text(exercise)
                .big(sequence)
                .end();
    }
}
