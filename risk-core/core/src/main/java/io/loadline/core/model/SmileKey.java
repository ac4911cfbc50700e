package io.loadline.core.model;

import java.util.Comparator;
import java.util.List;

/**
 * Which options make one smile: those on one underlying, with one expiry, priced in one currency. The number of a smile in the output is its place
 * in {@link #of}.
 *
 * @param underlying instrument id of the underlying
 * @param currency index of the currency of the options' prices
 * @param expiryNs UTC nanoseconds
 */
public record SmileKey(int underlying, int currency, long expiryNs) {
    private static final Comparator<SmileKey> ORDER = Comparator.comparingInt(SmileKey::underlying)
            .thenComparingInt(SmileKey::currency)
            .thenComparingLong(SmileKey::expiryNs);

    /**
     * @param model instruments
     * @return the smiles of its options, by underlying, currency and expiry
     */
    public static List<SmileKey> of(final RiskModel model) {
        return model.instruments().stream()
                .filter(instrument -> instrument.option() != null)
                .map(SmileKey::of)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /**
     * @param option an option
     * @return the smile it belongs to
     */
    public static SmileKey of(final Instrument option) {
        return new SmileKey(
                option.option().underlyingId(),
                option.currency(),
                option.option().expiryNs());
    }

    /**
     * @param other a smile
     * @return true if it is of the same underlying and currency
     */
    public boolean isOfSameSurface(final SmileKey other) {
        return underlying == other.underlying && currency == other.currency;
    }
}
