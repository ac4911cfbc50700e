package io.loadline.core.pricing;

import java.util.SplittableRandom;

/** A number that stands for every bit of many batch prices; a program of its own, so that it can run at another vector width. */
final class BatchDigest {
    private static final int SCENARIOS = 997;
    private static final int OPTIONS = 200;

    private BatchDigest() {}

    static long of() {
        final SplittableRandom random = new SplittableRandom(4);
        final double[] forwards = new double[SCENARIOS];
        final double[] volatilities = new double[SCENARIOS];
        final double[] prices = new double[SCENARIOS];
        final BatchScenarios set = new BatchScenarios(SCENARIOS);
        long digest = 0;
        for (int option = 0; option < OPTIONS; option++) {
            for (int i = 0; i < SCENARIOS; i++) {
                forwards[i] = 100 * StrictMath.exp(random.nextDouble(-1, 1));
                volatilities[i] = random.nextDouble(0, 2);
            }
            set.set(forwards, volatilities, SCENARIOS);
            final double strike = random.nextDouble(50, 200);
            BatchBlack76.prices(option % 2 == 0, strike, 0.3, 0.99, set, prices, 0);
            for (final double price : prices) {
                digest = 31 * digest + Double.doubleToLongBits(price);
            }
        }
        return digest;
    }

    static void main() {
        System.out.println("digest " + of());
    }
}
