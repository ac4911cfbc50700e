package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.american.BermudanOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Published values that differ from ours, computed naively: each side is told by something that shares no code with it. */
class DoubtfulReferencesTest {
    /** Fang and Oosterlee (2008) print 5.785155450. Heston's own two probabilities, midpoint rule, complex numbers by hand. */
    @Test
    void shouldAgreeWithHestonsProbabilitiesAndNotWithThePrintedValue() {
        final double naive = 100 * (probability(true) - probability(false));
        assertEquals(
                naive, new HestonModel(0.0175, 1.5768, 0.0398, 0.5751, -0.5711).price(true, 100, 100, 0, 0, 1), 1e-10);
        assertTrue(Math.abs(naive - 5.785155450) > 1.5e-8);
    }

    /** P1 (share measure) or P2 of Heston (1993) at the money, without rates, over one year. */
    private static double probability(final boolean share) {
        final double step = 0.005;
        double sum = 0;
        for (double u = 0.5 * step; u < 400; u += step) {
            // phi(u - i) for P1, phi(u) for P2; the forward over the strike is one.
            final double[] phi = transform(u, share ? -1 : 0);
            sum += phi[1] / u * step;
        }
        return 0.5 + sum / Math.PI;
    }

    /** Mean of exp(i z X) for z = re + i im, in the form of Gatheral without branch cuts. */
    private static double[] transform(final double re, final double im) {
        final double kappa = 1.5768;
        final double theta = 0.0398;
        final double sigma = 0.5751;
        final double rho = -0.5711;
        // beta = kappa - rho sigma i z; i z = -im + i re
        final double betaRe = kappa + rho * sigma * im;
        final double betaIm = -rho * sigma * re;
        // d = sqrt(beta^2 + sigma^2 (i z + z^2))
        final double squareRe = betaRe * betaRe - betaIm * betaIm + sigma * sigma * (-im + re * re - im * im);
        final double squareIm = 2 * betaRe * betaIm + sigma * sigma * (re + 2 * re * im);
        final double modulus = Math.sqrt(StrictMath.hypot(squareRe, squareIm));
        final double half = 0.5 * StrictMath.atan2(squareIm, squareRe);
        final double dRe = modulus * StrictMath.cos(half);
        final double dIm = modulus * StrictMath.sin(half);
        final double[] g = divide(betaRe - dRe, betaIm - dIm, betaRe + dRe, betaIm + dIm);
        final double decay = StrictMath.exp(-dRe);
        final double eRe = decay * StrictMath.cos(-dIm);
        final double eIm = decay * StrictMath.sin(-dIm);
        final double geRe = g[0] * eRe - g[1] * eIm;
        final double geIm = g[0] * eIm + g[1] * eRe;
        final double[] d = divide(1 - eRe, -eIm, 1 - geRe, -geIm);
        final double bRe = betaRe - dRe;
        final double bIm = betaIm - dIm;
        final double[] ratio = divide(1 - geRe, -geIm, 1 - g[0], -g[1]);
        final double logRe = StrictMath.log(StrictMath.hypot(ratio[0], ratio[1]));
        final double logIm = StrictMath.atan2(ratio[1], ratio[0]);
        final double scale = 1 / (sigma * sigma);
        final double exponentRe =
                kappa * theta * scale * (bRe - 2 * logRe) + 0.0175 * scale * (bRe * d[0] - bIm * d[1]);
        final double exponentIm =
                kappa * theta * scale * (bIm - 2 * logIm) + 0.0175 * scale * (bRe * d[1] + bIm * d[0]);
        final double size = StrictMath.exp(exponentRe);
        return new double[] {size * StrictMath.cos(exponentIm), size * StrictMath.sin(exponentIm)};
    }

    private static double[] divide(final double aRe, final double aIm, final double bRe, final double bIm) {
        final double square = bRe * bRe + bIm * bIm;
        return new double[] {(aRe * bRe + aIm * bIm) / square, (aIm * bRe - aRe * bIm) / square};
    }

    /** Levy (1997) simulated 1.66970673 for eight fixings, the first of them now. The geometric average is the control. */
    @Test
    void shouldAgreeWithALongSimulationOfAnAverage() {
        final long seed = 12;
        final SplittableRandom random = new SplittableRandom(seed);
        final int fixings = 8;
        final int paths = 1_000_000;
        final double step = 11.0 / 12 / (fixings - 1);
        final double drift = (0.025 - 0.06 - 0.5 * 0.13 * 0.13) * step;
        final double spread = 0.13 * Math.sqrt(step);
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < paths; p++) {
            double log = StrictMath.log(90);
            double total = 90;
            double logs = log;
            for (int i = 1; i < fixings; i++) {
                log += drift + spread * random.nextGaussian();
                total += StrictMath.exp(log);
                logs += log;
            }
            final double difference =
                    Math.max(87 - total / fixings, 0) - Math.max(87 - StrictMath.exp(logs / fixings), 0);
            sum += difference;
            squares += difference * difference;
        }
        final double[] times = new double[fixings];
        for (int i = 0; i < fixings; i++) {
            times[i] = i * step;
        }
        final double discount = StrictMath.exp(-0.025 * 11 / 12);
        final double mean = sum / paths;
        final double error = discount * Math.sqrt((squares / paths - mean * mean) / paths);
        final double naive = discount * mean + AverageMoments.geometricFixings(false, 90, 87, 0.025, 0.06, times, 0.13);
        final double ours = new AverageOption(false, 87, 0.025, 0.06, 0.13).discrete(90, times);
        assertEquals(naive, ours, 4 * error + 1e-5, "seed " + seed);
        assertTrue(naive - 1.66970673 > 0.002, "seed " + seed);
    }

    /** Longstaff and Schwartz (2001) print 6.920 and 6.248 for a volatility of 40% over two years with a hundred dates. */
    @Test
    void shouldAgreeWithATreeThatExercisesOnTheSameDates() {
        for (final double[] row : new double[][] {{40, 6.920}, {42, 6.248}}) {
            final double ours = BermudanOption.price(false, row[0], 40, 0.06, 0, 2, 0.4, 100);
            // Richardson's step from two trees takes the term in one over the number of steps.
            final double tree = 2 * tree(row[0], 80) - tree(row[0], 40);
            assertEquals(tree, ours, 3e-4);
            assertTrue(row[1] - tree > 0.0025, "table " + row[1] + " tree " + tree);
        }
    }

    private static double tree(final double spot, final int stepsADate) {
        final int steps = 100 * stepsADate;
        final double dt = 2.0 / steps;
        final double up = StrictMath.exp(0.4 * Math.sqrt(dt));
        final double growth = StrictMath.exp(0.06 * dt);
        final double probability = (growth - 1 / up) / (up - 1 / up);
        final double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            // Averaged over the last cell, which smooths the kink at the strike.
            value[i] = smoothed(spot * StrictMath.exp((2.0 * i - steps) * 0.4 * Math.sqrt(dt)), up);
        }
        for (int n = steps - 1; n >= 0; n--) {
            for (int i = 0; i <= n; i++) {
                value[i] = (probability * value[i + 1] + (1 - probability) * value[i]) / growth;
                if (n % stepsADate == 0 && n > 0) {
                    final double price = spot * StrictMath.exp((2.0 * i - n) * 0.4 * Math.sqrt(dt));
                    value[i] = Math.max(value[i], 40 - price);
                }
            }
        }
        return value[0];
    }

    private static double smoothed(final double price, final double up) {
        final double low = price / up;
        final double high = price * up;
        if (high <= 40) {
            return 40 - price;
        }
        return low >= 40 ? 0 : (40 - low) * (40 - low) / 2 / (high - low);
    }
}
