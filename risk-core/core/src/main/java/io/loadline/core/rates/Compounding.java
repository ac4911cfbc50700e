package io.loadline.core.rates;

/**
 * How often interest is added to the principal. Conversions: J. C. Hull, "Options, Futures, and Other Derivatives", chapter on interest rates.
 *
 * @param periodsAYear times a year; zero is continuous
 */
public record Compounding(int periodsAYear) {
    /** At every instant: discount factor exp(-r t). */
    public static final Compounding CONTINUOUS = new Compounding(0);

    /** Once a year. */
    public static final Compounding ANNUAL = new Compounding(1);

    /** Twice a year. */
    public static final Compounding SEMIANNUAL = new Compounding(2);

    /** Four times a year. */
    public static final Compounding QUARTERLY = new Compounding(4);

    public Compounding {
        Require.atLeast("compounding periods a year", periodsAYear, 0);
    }

    /**
     * @param rate a year, above -periodsAYear when not continuous
     * @param years time, of any sign
     * @return value today of one unit then
     */
    public double discount(final double rate, final double years) {
        Require.finite("years", years);
        if (periodsAYear == 0) {
            return StrictMath.exp(-Require.finite("rate", rate) * years);
        }
        return StrictMath.pow(growth(rate), -periodsAYear * years);
    }

    /**
     * @param discount discount factor, positive
     * @param years time, positive
     * @return rate a year in this compounding
     */
    public double rate(final double discount, final double years) {
        final double logarithm =
                -StrictMath.log(Require.positive("discount factor", discount)) / Require.positive("years", years);
        return ofContinuous(logarithm);
    }

    /** The rate in this compounding that equals a continuously compounded one. */
    public double ofContinuous(final double rate) {
        return periodsAYear == 0
                ? Require.finite("rate", rate)
                : periodsAYear * StrictMath.expm1(Require.finite("rate", rate) / periodsAYear);
    }

    /** The continuously compounded rate that equals one in this compounding. */
    public double toContinuous(final double rate) {
        if (periodsAYear == 0) {
            return Require.finite("rate", rate);
        }
        growth(rate);
        return periodsAYear * StrictMath.log1p(rate / periodsAYear);
    }

    /** One plus the interest of one period; one when continuous. */
    double growth(final double rate) {
        if (periodsAYear == 0) {
            return 1;
        }
        final double growth = 1 + Require.finite("rate", rate) / periodsAYear;
        if (!(growth > 0)) {
            throw new IllegalArgumentException("rate is " + rate + " compounded " + periodsAYear
                    + " times a year, expected above " + -periodsAYear);
        }
        return growth;
    }
}
