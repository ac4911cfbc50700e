package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several models fitted to the same returns, side by side, the least Bayes criterion first; fits that did not converge come last.
 *
 * @param fits in that order
 */
public record ModelComparison(List<VolatilityFit> fits) {
    /**
     * @param returns common to all
     * @param models at least one
     * @return fits in order
     */
    public static ModelComparison of(final double[] returns, final List<VolatilityModel> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("no models given, expected at least one");
        }
        final List<VolatilityFit> fits = new ArrayList<>();
        for (final VolatilityModel model : models) {
            fits.add(model.fit(returns));
        }
        fits.sort(Comparator.comparing((VolatilityFit fit) -> !fit.converged())
                .thenComparingDouble(fit -> fit.criteria().bayes()));
        return new ModelComparison(List.copyOf(fits));
    }

    /** The fit with the least Bayes criterion. */
    public VolatilityFit best() {
        return fits.getFirst();
    }
}
