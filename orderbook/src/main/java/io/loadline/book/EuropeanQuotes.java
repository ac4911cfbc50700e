package io.loadline.book;

import io.loadline.core.pricing.american.AmericanValue;
import io.loadline.core.pricing.american.ExercisePremium;
import io.loadline.core.pricing.surface.SmileQuotes;
import java.util.Arrays;

/**
 * The quotes of a chain as those of European options, which a smile and put-call parity are of: from bid and ask of an option that may be exercised before expiry the premium of
 * that is taken, at the volatility of its mid. A quote whose mid has no volatility, or whose premium is not made yet, counts as missing.
 */
final class EuropeanQuotes {
    private final SmileQuotes given;
    private final ExercisePremium premium;
    private final SmileQuotes taken;
    private final boolean[] early;
    private final double[] volatilities;
    private final AmericanValue value = new AmericanValue();

    EuropeanQuotes(final SmileQuotes given, final ExercisePremium premium) {
        this.given = given;
        this.premium = premium;
        final double[] strikes = new double[given.size()];
        Arrays.setAll(strikes, given::strike);
        taken = new SmileQuotes(strikes);
        early = new boolean[2 * strikes.length];
        volatilities = new double[2 * strikes.length];
        Arrays.fill(volatilities, Double.NaN);
    }

    /** Says whether an option may be exercised before expiry. */
    void early(final int index, final boolean call, final boolean isEarly) {
        early[place(index, call)] = isEarly;
    }

    private static int place(final int index, final boolean call) {
        return 2 * index + (call ? 1 : 0);
    }

    /**
     * Takes the quotes of now.
     *
     * @param forward forward price; NaN where there is none
     * @param spot price of what exercise delivers or takes
     * @param years time to expiry
     * @param discount discount factor of a payment at expiry
     */
    SmileQuotes take(final double forward, final double spot, final double years, final double discount) {
        for (int i = 0; i < given.size(); i++) {
            take(i, false, forward, spot, years, discount);
            take(i, true, forward, spot, years, discount);
        }
        return taken;
    }

    private void take(
            final int index,
            final boolean call,
            final double forward,
            final double spot,
            final double years,
            final double discount) {
        final int place = place(index, call);
        final double mid = given.mid(index, call);
        if (!early[place] || Double.isNaN(mid)) {
            given.give(index, call, 0, taken);
            return;
        }
        final double strike = given.strike(index);
        final double volatility =
                value.implied(call, forward, spot, strike, years, mid, discount, premium, volatilities[place]);
        volatilities[place] = volatility;
        given.give(
                index, call, value.premium(call, forward, spot, strike, years, volatility, discount, premium), taken);
    }
}
