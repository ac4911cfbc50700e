package io.loadline.core.pricing.american;

/**
 * A naive twin that knows nothing of boundaries: implicit Euler steps in the logarithm of the spot, with the obstacle put in by a penalty that is
 * iterated to the end. The errors in time and space are taken out by Richardson's step.
 */
final class ImplicitGrid {
    private static final double WIDTH = 6;
    private static final double PENALTY = 1e9;

    private ImplicitGrid() {}

    static double put(
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility,
            final int points,
            final int steps) {
        final double coarse = solve(spot, strike, rate, yield, years, volatility, points, steps);
        final double fine = solve(spot, strike, rate, yield, years, volatility, 2 * points, 4 * steps);
        return fine + (fine - coarse) / 3;
    }

    private static double solve(
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility,
            final int points,
            final int steps) {
        final double width = WIDTH * volatility * Math.sqrt(years) + 0.5;
        final double dx = width / points;
        final double dt = years / steps;
        final int size = 2 * points + 1;
        final double[] payoff = new double[size];
        final double[] value = new double[size];
        for (int i = 0; i < size; i++) {
            payoff[i] = Math.max(strike - spot * StrictMath.exp((i - points) * dx), 0);
            value[i] = payoff[i];
        }
        final double diffusion = 0.5 * volatility * volatility / (dx * dx);
        final double drift = 0.5 * (rate - yield - 0.5 * volatility * volatility) / dx;
        final double down = -dt * (diffusion - drift);
        final double up = -dt * (diffusion + drift);
        final double centre = 1 + dt * (2 * diffusion + rate);
        final boolean[] held = new boolean[size];
        final double[] factor = new double[size];
        final double[] right = new double[size];
        final double[] now = new double[size];
        for (int n = 1; n <= steps; n++) {
            final double t = n * dt;
            System.arraycopy(value, 0, now, 0, size);
            for (int round = 0; round < 30; round++) {
                final double low = spot * StrictMath.exp(-points * dx);
                value[0] = Math.max(strike * StrictMath.exp(-rate * t) - low * StrictMath.exp(-yield * t), payoff[0]);
                factor[0] = 0;
                right[0] = value[0];
                for (int i = 1; i < size - 1; i++) {
                    final double force = held[i] ? PENALTY : 0;
                    final double pivot = centre + force - down * factor[i - 1];
                    factor[i] = up / pivot;
                    right[i] = (now[i] + force * payoff[i] - down * right[i - 1]) / pivot;
                }
                value[size - 1] = 0;
                boolean same = true;
                for (int i = size - 2; i > 0; i--) {
                    value[i] = right[i] - factor[i] * value[i + 1];
                    final boolean hold = value[i] < payoff[i];
                    same &= hold == held[i];
                    held[i] = hold;
                }
                if (same) {
                    break;
                }
            }
        }
        return value[points];
    }
}
