package io.loadline.gateway.capture;

import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import java.util.Locale;

/**
 * An instrument as the capture last defined it. Prices and the multiplier are mantissas of 1e-9, times UTC nanoseconds.
 *
 * @param id instrument id
 * @param securityId the venue's own number
 * @param symbol the venue's own name
 * @param assetClass name of its asset class
 * @param bookKind name of its kind of book
 * @param optionType {@code call}, {@code put}, or nothing
 * @param tick price increment, 0 where there is none
 * @param multiplier currency units for a unit of price and quantity
 * @param strike 0 where it is no option
 * @param expiryNs 0 where it does not expire
 * @param underlying what it is on, or nothing
 * @param currency currency of its price, or nothing
 * @param exercise of an option: when it may be exercised, {@code european}, {@code american} or {@code bermudan}; nothing where not told
 */
record CapturedInstrument(
        int id,
        long securityId,
        String symbol,
        String assetClass,
        String bookKind,
        String optionType,
        long tick,
        long multiplier,
        long strike,
        long expiryNs,
        String underlying,
        String currency,
        String exercise) {
    private static final String[] ASSET_CLASSES = names();
    private static final String FUTURE = "future";
    private static final String[] BOOK_KINDS = {"position", "price", "order-id", "order-position"};
    private static final String[] OPTION_TYPES = {"", "call", "put"};

    static CapturedInstrument of(final InstrumentDefinitionDecoder definition) {
        return new CapturedInstrument(
                definition.instrumentId(),
                definition.securityId(),
                definition.symbol(),
                named(ASSET_CLASSES, definition.assetClass()),
                named(BOOK_KINDS, definition.bookKind()),
                named(OPTION_TYPES, definition.optionType()),
                definition.priceIncrement(),
                definition.multiplier(),
                definition.strike(),
                definition.expiryNs(),
                definition.underlying(),
                definition.currency(),
                exercise(definition.exerciseStyle()));
    }

    private static String exercise(final int code) {
        final ExerciseStyle style = ExerciseStyle.of(code);
        return style == ExerciseStyle.NOT_TOLD ? "" : style.name().toLowerCase(Locale.ROOT);
    }

    /** True for an option with a strike and an expiry. */
    boolean isOption() {
        return (isCall() || optionType.equals(OPTION_TYPES[2])) && strike > 0 && expiryNs > 0;
    }

    boolean isCall() {
        return optionType.equals(OPTION_TYPES[1]);
    }

    /** True for an option that is priced in its underlying itself. */
    boolean isInverse() {
        return isOption() && !currency.isEmpty() && currency.equals(underlying);
    }

    boolean isFuture() {
        return assetClass.equals(FUTURE);
    }

    /** A code without a name stays a number. */
    private static String named(final String[] names, final int code) {
        return code < names.length ? names[code] : String.valueOf(code);
    }

    private static String[] names() {
        final AssetClass[] classes = AssetClass.values();
        final String[] names = new String[classes.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = classes[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return names;
    }
}
