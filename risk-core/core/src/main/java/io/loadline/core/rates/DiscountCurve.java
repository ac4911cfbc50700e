package io.loadline.core.rates;

/** Discount factors by time. Implementations are immutable; any thread. */
public interface DiscountCurve {
    /**
     * @param years from the valuation time, not negative
     * @return value today of one unit then, positive
     */
    double discount(double years);

    /**
     * @param years not negative
     * @return instantaneous forward rate, continuously compounded
     */
    double instantaneousForward(double years);

    /**
     * @param years not negative
     * @return continuously compounded zero rate; at zero its limit, the instantaneous forward
     */
    default double zeroRate(final double years) {
        return years == 0 ? instantaneousForward(0) : -StrictMath.log(discount(years)) / years;
    }

    /**
     * Continuously compounded forward rate (z2 t2 - z1 t1) / (t2 - t1).
     *
     * @param from not negative
     * @param to after from
     * @return forward rate
     */
    default double forwardRate(final double from, final double to) {
        ordered(from, to);
        return StrictMath.log(discount(from) / discount(to)) / (to - from);
    }

    /**
     * Simply compounded forward rate (P1 / P2 - 1) / fraction, as of a forward-rate agreement.
     *
     * @param from start, not negative
     * @param to end, after the start
     * @param fraction of a year between them by the contract's day count, positive
     * @return simple rate
     */
    default double simpleForward(final double from, final double to, final double fraction) {
        ordered(from, to);
        return ForwardRates.simple(discount(from), discount(to), fraction);
    }

    /** The same rate at every time, continuously compounded. */
    static DiscountCurve flat(final double rate) {
        Require.finite("rate", rate);
        return new DiscountCurve() {
            @Override
            public double discount(final double years) {
                return StrictMath.exp(-rate * Require.notNegative("years", years));
            }

            @Override
            public double instantaneousForward(final double years) {
                Require.notNegative("years", years);
                return rate;
            }
        };
    }

    private static void ordered(final double from, final double to) {
        if (!(Require.notNegative("from", from) < Require.finite("to", to))) {
            throw new IllegalArgumentException(
                    "forward from " + from + " to " + to + ", expected an end after the start");
        }
    }
}
