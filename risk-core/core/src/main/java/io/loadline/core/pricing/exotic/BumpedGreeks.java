package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.Greeks;

/**
 * Derivatives of any contract by five-point differences of its value: delta, gamma, vega, theta, rho and dividend rho. For a value with twelve good
 * digits they have about seven. Theta looks forward only, so that the past of the contract (an average, a fixing of today) is never moved.
 *
 * <pre>{@code BumpedGreeks.of(
 *     (s, r, q, elapsed, v) -> LookbackOption.floating(true, s, lowest, r, q, years - elapsed, v),
 *     spot, rate, dividendYield, years, years, volatility, Double.POSITIVE_INFINITY, greeks)}</pre>
 */
public final class BumpedGreeks {
    private static final double SPOT_STEP = 0.02;
    private static final double LEAST_SPOT_STEP = 1e-4;
    private static final double MOST_SPOT_STEP = 1e-2;
    private static final double VOLATILITY_STEP = 0.01;
    private static final double TIME_STEP = 2e-3;
    private static final double RATE_STEP = 3e-4;
    private static final double ROOM = 0.25;

    private BumpedGreeks() {}

    /** The value of a contract after some time, at what is then known. */
    @FunctionalInterface
    public interface Valuation {
        /**
         * @param spot price of the underlying
         * @param rate continuously compounded
         * @param dividendYield continuously compounded
         * @param elapsed years that have passed; every date of the contract is nearer by them
         * @param volatility a year
         * @return value
         */
        double at(double spot, double rate, double dividendYield, double elapsed, double volatility);
    }

    /**
     * @param value the contract
     * @param spot price of the underlying, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry; without it only the price is written
     * @param nearest time to the first date after now on which something happens, at most that to expiry
     * @param volatility a year; without it only the price is written
     * @param room distance of the spot to a place where the value has a kink, such as a barrier; infinite if there is none
     * @param into receives price, delta, gamma, vega, theta, rho and dividendRho; the others are NaN
     * @return false if the price is NaN
     */
    public static boolean of(
            final Valuation value,
            final double spot,
            final double rate,
            final double dividendYield,
            final double years,
            final double nearest,
            final double volatility,
            final double room,
            final Greeks into) {
        into.clear();
        final double price = value.at(spot, rate, dividendYield, 0, volatility);
        if (Double.isNaN(price)) {
            return false;
        }
        into.price = price;
        final double total = volatility * Math.sqrt(years);
        if (!(total > 0 && nearest > 0 && room > 0)) {
            return true;
        }
        final double move =
                Math.min(spot * Math.clamp(SPOT_STEP * total, LEAST_SPOT_STEP, MOST_SPOT_STEP), ROOM * room);
        final Difference bySpot =
                new Difference(i -> i == 0 ? price : value.at(spot + i * move, rate, dividendYield, 0, volatility));
        into.delta = bySpot.first() / move;
        into.gamma = bySpot.second() / (move * move);
        final double wider = VOLATILITY_STEP * volatility;
        into.vega = new Difference(i -> value.at(spot, rate, dividendYield, 0, volatility + i * wider)).first() / wider;
        into.rho = new Difference(i -> value.at(spot, rate + i * RATE_STEP, dividendYield, 0, volatility)).first()
                / RATE_STEP;
        into.dividendRho =
                new Difference(i -> value.at(spot, rate, dividendYield + i * RATE_STEP, 0, volatility)).first()
                        / RATE_STEP;
        final double later = TIME_STEP * nearest;
        into.theta =
                new Difference(i -> i == 0 ? price : value.at(spot, rate, dividendYield, i * later, volatility)).ahead()
                        / later;
        return true;
    }

    /** A function of the number of steps. */
    private interface Stepped {
        double at(int steps);
    }

    /** Differences with an error of the fourth order. */
    private record Difference(Stepped f) {
        double first() {
            return (f.at(-2) - f.at(2) + 8 * (f.at(1) - f.at(-1))) / 12;
        }

        double second() {
            return (16 * (f.at(1) + f.at(-1)) - (f.at(2) + f.at(-2)) - 30 * f.at(0)) / 12;
        }

        double ahead() {
            return (-25 * f.at(0) + 48 * f.at(1) - 36 * f.at(2) + 16 * f.at(3) - 3 * f.at(4)) / 12;
        }
    }
}
