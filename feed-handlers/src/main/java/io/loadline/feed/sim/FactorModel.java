package io.loadline.feed.sim;

/**
 * The factors all prices move with, shared by the live process and the generated history. The daily increment of factor k is
 * {@code sigma_k * (a_k * market + b_k * dollar + c_k * own_k)} with independent standard shocks, where {@code c_k} completes the variance
 * to one. Sector factors are pure: they move with neither market nor dollar. The rates factor is the return of a note per year of
 * duration; currency factors are the value of the currency in dollars, so a cross rate is the difference of two of them and no
 * triangle can open.
 *
 * <p>A regime's drift is stated for the market; factor k takes {@code driftShare_k} of it. That is what makes a crash a flight to quality:
 * notes, yen, franc and gold rise while shares, energy and commodity currencies fall.
 */
final class FactorModel {
    /** Seconds of an ordinary session whose variance one simulated second carries. */
    static final int TIME_COMPRESSION = 60;

    static final int MARKET = 0;
    static final int FIRST_SECTOR = 1;
    static final int SECTORS = 10;
    static final int RATES = 11;
    static final int EUR = 12;
    static final int GBP = 13;
    static final int JPY = 14;
    static final int AUD = 15;
    static final int NZD = 16;
    static final int CAD = 17;
    static final int CHF = 18;
    static final int ENERGY = 19;
    static final int METALS = 20;
    static final int COUNT = 21;

    private static final double SESSION_SECONDS = 23_400;
    private static final double[] SIGMA = new double[COUNT];
    private static final double[] ON_MARKET = new double[COUNT];
    private static final double[] ON_DOLLAR = new double[COUNT];
    private static final double[] DRIFT_SHARE = new double[COUNT];
    private static final double[] OWN = new double[COUNT];

    static {
        set(MARKET, 0.010, 1, 0, 1);
        for (int i = 0; i < SECTORS; i++) {
            set(FIRST_SECTOR + i, 0.007, 0, 0, 0);
        }
        set(RATES, 0.0006, -0.35, 0, -0.017);
        set(EUR, 0.0045, 0.10, 0.75, 0.05);
        set(GBP, 0.0050, 0.20, 0.60, 0.12);
        set(JPY, 0.0055, -0.30, 0.45, -0.25);
        set(AUD, 0.0060, 0.45, 0.50, 0.30);
        set(NZD, 0.0060, 0.40, 0.50, 0.30);
        set(CAD, 0.0040, 0.35, 0.45, 0.20);
        set(CHF, 0.0045, -0.15, 0.70, -0.10);
        set(ENERGY, 0.019, 0.30, 0.10, 0.60);
        set(METALS, 0.009, 0.05, 0.30, -0.10);
        for (int i = 0; i < COUNT; i++) {
            OWN[i] = Math.sqrt(1 - ON_MARKET[i] * ON_MARKET[i] - ON_DOLLAR[i] * ON_DOLLAR[i]);
        }
    }

    private FactorModel() {}

    private static void set(
            final int factor,
            final double sigma,
            final double onMarket,
            final double onDollar,
            final double driftShare) {
        SIGMA[factor] = sigma;
        ON_MARKET[factor] = onMarket;
        ON_DOLLAR[factor] = onDollar;
        DRIFT_SHARE[factor] = driftShare;
    }

    /** @return session days that pass in a simulated time */
    static double days(final long simulatedNs) {
        return simulatedNs * (TIME_COMPRESSION / (SESSION_SECONDS * 1e9));
    }

    /** @return part of the market's drift that a factor takes */
    static double driftShare(final int factor) {
        return DRIFT_SHARE[factor];
    }

    /** @return covariance of two factors' daily increments at ordinary volatility */
    static double covariance(final int first, final int second) {
        final double correlation =
                first == second ? 1 : ON_MARKET[first] * ON_MARKET[second] + ON_DOLLAR[first] * ON_DOLLAR[second];
        return correlation * SIGMA[first] * SIGMA[second];
    }

    /**
     * Adds one step to every level. Raised volatility reaches the market in full and the other factors by half.
     *
     * @param levels log levels, one a factor
     * @param random source of the shocks; takes the same number of draws each time
     * @param days length of the step in session days
     * @param volatilityMultiple market volatility over ordinary volatility
     * @param marketDrift expected market return of the step
     */
    static void step(
            final double[] levels,
            final SimulationRandom random,
            final double days,
            final double volatilityMultiple,
            final double marketDrift) {
        final double rootDays = Math.sqrt(days);
        final double market = random.gaussian();
        final double dollar = random.gaussian();
        levels[MARKET] += SIGMA[MARKET] * rootDays * volatilityMultiple * market + marketDrift;
        final double otherMultiple = 0.5 + 0.5 * volatilityMultiple;
        for (int i = FIRST_SECTOR; i < COUNT; i++) {
            final double shock = ON_MARKET[i] * market + ON_DOLLAR[i] * dollar + OWN[i] * random.gaussian();
            levels[i] += SIGMA[i] * rootDays * otherMultiple * shock + DRIFT_SHARE[i] * marketDrift;
        }
    }
}
