package io.loadline.core.rates;

/**
 * Forward rates and crosses of currencies. A rate XXX/YYY is the price in YYY (quote) of one XXX (base). Covered interest parity: the forward
 * is spot times the ratio of the discount factors of base and quote (Hull, chapter on forward and futures prices).
 */
public final class ForeignExchange {
    private ForeignExchange() {}

    /**
     * @param spot quote per base, positive
     * @param baseDiscount discount factor of the base currency
     * @param quoteDiscount discount factor of the quote currency
     * @return outright forward rate
     */
    public static double forward(final double spot, final double baseDiscount, final double quoteDiscount) {
        return Require.positive("spot", spot)
                * Require.positive("base discount", baseDiscount)
                / Require.positive("quote discount", quoteDiscount);
    }

    /**
     * @param spot quote per base, positive
     * @param baseRate continuously compounded
     * @param quoteRate continuously compounded
     * @param years not negative
     * @return outright forward rate
     */
    public static double forward(final double spot, final double baseRate, final double quoteRate, final double years) {
        final double difference = Require.finite("quote rate", quoteRate) - Require.finite("base rate", baseRate);
        return Require.positive("spot", spot) * StrictMath.exp(difference * Require.notNegative("years", years));
    }

    /**
     * Forward with simple money-market interest, as quoted up to a year: S (1 + r_quote t_quote) / (1 + r_base t_base).
     *
     * @param spot quote per base, positive
     * @param baseRate simple
     * @param baseFraction year fraction by the base currency's day count
     * @param quoteRate simple
     * @param quoteFraction year fraction by the quote currency's day count
     * @return outright forward rate
     */
    public static double forwardSimple(
            final double spot,
            final double baseRate,
            final double baseFraction,
            final double quoteRate,
            final double quoteFraction) {
        final double base = 1 + Require.finite("base rate", baseRate) * Require.notNegative("fraction", baseFraction);
        final double quote =
                1 + Require.finite("quote rate", quoteRate) * Require.notNegative("fraction", quoteFraction);
        return Require.positive("spot", spot)
                * Require.positive("growth in the quote currency", quote)
                / Require.positive("growth in the base currency", base);
    }

    /**
     * The discount factor of the base currency that a forward and the quote currency's curve imply.
     *
     * @param spot quote per base, positive
     * @param forward outright, positive
     * @param quoteDiscount discount factor of the quote currency
     * @return discount factor of the base currency
     */
    public static double impliedBaseDiscount(final double spot, final double forward, final double quoteDiscount) {
        return Require.positive("forward", forward)
                / Require.positive("spot", spot)
                * Require.positive("quote discount", quoteDiscount);
    }

    /**
     * A two-way price.
     *
     * @param bid at which the market buys the base currency
     * @param ask at which the market sells it, not below the bid
     */
    public record Quote(double bid, double ask) {
        public Quote {
            Require.positive("bid", bid);
            if (!(Require.positive("ask", ask) >= bid)) {
                throw new IllegalArgumentException("ask " + ask + " lies below bid " + bid);
            }
        }

        /** The same market seen from the other currency. */
        public Quote inverse() {
            return new Quote(1 / ask, 1 / bid);
        }

        /** Half of bid and ask. */
        public double mid() {
            return 0.5 * (bid + ask);
        }
    }

    /**
     * The cross A/C from A/B and B/C: each side trades through both markets on its own side of the spread.
     *
     * @param first A/B
     * @param second B/C
     * @return A/C
     */
    public static Quote cross(final Quote first, final Quote second) {
        return new Quote(first.bid() * second.bid(), first.ask() * second.ask());
    }

    /**
     * Gain of the better way round the triangle A/B, B/C, A/C, for one unit that starts: above zero is an arbitrage before fees.
     *
     * @param first A/B
     * @param second B/C
     * @param direct A/C
     * @return the larger gain of buying the cross direct and selling it through the triangle, or the reverse; a loss is negative
     */
    public static double triangularGain(final Quote first, final Quote second, final Quote direct) {
        final Quote through = cross(first, second);
        return Math.max(through.bid() / direct.ask(), direct.bid() / through.ask()) - 1;
    }
}
