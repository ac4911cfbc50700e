package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A random contract: moneyness of 30% either way, rates of -2% to 10%, yields of -2% to 8%, three weeks to three years, volatilities of 8% to 60%. */
record Draw(
        long seed,
        boolean call,
        double spot,
        double strike,
        double rate,
        double yield,
        double years,
        double volatility,
        SplittableRandom random) {
    static void forEach(final int count, final Consumer<Draw> check) {
        for (long seed = 1; seed <= count; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final double spot = 100 * StrictMath.exp(random.nextDouble(-0.3, 0.3));
            check.accept(new Draw(
                    seed,
                    random.nextBoolean(),
                    spot,
                    spot * StrictMath.exp(random.nextDouble(-0.3, 0.3)),
                    random.nextDouble(-0.02, 0.1),
                    random.nextDouble(-0.02, 0.08),
                    random.nextDouble(0.06, 3),
                    random.nextDouble(0.08, 0.6),
                    random));
        }
    }

    double between(final double least, final double most) {
        return random.nextDouble(least, most);
    }

    double discount() {
        return StrictMath.exp(-rate * years);
    }

    /** Present value of the underlying at expiry. */
    double asset() {
        return spot * StrictMath.exp(-yield * years);
    }

    /** The option without any condition. */
    double plain(final boolean isCall) {
        return BlackScholes.price(isCall, spot, strike, rate, yield, years, volatility);
    }

    BarrierKind kind() {
        return random.nextBoolean()
                ? random.nextBoolean() ? BarrierKind.DOWN_OUT : BarrierKind.DOWN_IN
                : random.nextBoolean() ? BarrierKind.UP_OUT : BarrierKind.UP_IN;
    }

    /** A barrier that is not touched yet. */
    double barrier(final BarrierKind kind) {
        return spot * StrictMath.exp((kind.isDown() ? -1 : 1) * random.nextDouble(0.01, 0.4));
    }

    String message() {
        return "seed " + seed;
    }
}
