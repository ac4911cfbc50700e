package io.loadline.core.pricing.surface;

import java.util.List;

/**
 * The smiles of one underlying by expiry. Between expiries total variance is linear in time at the same log-moneyness; before the first and after
 * the last the volatility is flat in time. Reads whatever the smiles hold now. One thread.
 */
public final class VolatilitySurface {
    private static final int CALENDAR_STEPS = 100;
    private static final double CALENDAR_END = 1.5;
    /** Equal total variances may differ by this much once volatilities are squared. */
    private static final double ROUNDING = 1e-14;

    private final List<ExpirySmile> smiles;

    /** @param smiles in ascending order of expiry */
    public VolatilitySurface(final List<ExpirySmile> smiles) {
        this.smiles = List.copyOf(smiles);
    }

    /**
     * @param k log-moneyness
     * @param years time to expiry, positive
     * @return volatility; NaN where no smile is known
     */
    public double volatility(final double k, final double years) {
        ExpirySmile before = null;
        for (int i = 0; i < smiles.size(); i++) {
            final ExpirySmile smile = smiles.get(i);
            if (!smile.isKnown()) {
                continue;
            }
            if (smile.years() >= years) {
                return before == null ? smile.volatility(k) : between(before, smile, k, years);
            }
            before = smile;
        }
        return before == null ? Double.NaN : before.volatility(k);
    }

    private static double between(
            final ExpirySmile before, final ExpirySmile after, final double k, final double years) {
        final double share = (years - before.years()) / (after.years() - before.years());
        final double near = before.curve().totalVariance(k);
        final double far = after.curve().totalVariance(k);
        return Math.sqrt((near + share * (far - near)) / years);
    }

    /** @return at-the-money volatility of a time to expiry: the term structure */
    public double atTheMoney(final double years) {
        return volatility(0, years);
    }

    /** @return true if some total variance falls from one smile to the next, three units of log-moneyness to both sides or in the wings */
    public boolean hasCalendarArbitrage() {
        ExpirySmile before = null;
        for (int i = 0; i < smiles.size(); i++) {
            final ExpirySmile smile = smiles.get(i);
            if (!smile.isKnown()) {
                continue;
            }
            if (before != null && !before.curve().isBelow(smile.curve())) {
                return true;
            }
            before = smile;
        }
        return false;
    }

    /**
     * @param near smile of an expiry
     * @param far smile of a later one
     * @return true if the far one has less total variance somewhere (Gatheral and Jacquier 2014, lemma 2.1)
     */
    public static boolean crosses(final Svi near, final Svi far) {
        for (int i = -CALENDAR_STEPS; i <= CALENDAR_STEPS; i++) {
            final double k = CALENDAR_END * i / CALENDAR_STEPS;
            if (far.totalVariance(k) < near.totalVariance(k)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param expiries years, ascending
     * @param volatilities of the same log-moneyness, one an expiry
     * @return true if total variance falls from one expiry to the next
     */
    public static boolean fallsWithTime(final double[] expiries, final double[] volatilities) {
        for (int i = 1; i < expiries.length; i++) {
            final double near = volatilities[i - 1] * volatilities[i - 1] * expiries[i - 1];
            if (volatilities[i] * volatilities[i] * expiries[i] < near * (1 - ROUNDING)) {
                return true;
            }
        }
        return false;
    }
}
