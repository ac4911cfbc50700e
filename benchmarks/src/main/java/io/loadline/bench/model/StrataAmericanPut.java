package io.loadline.bench.model;

import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.pricer.impl.tree.OptionFunction;

/** An American put for the trinomial tree of Strata, which has European and barrier options only: the payment is compared at each step. */
record StrataAmericanPut(double strike, double years, int steps) implements OptionFunction {
    @Override
    public double getTimeToExpiry() {
        return years;
    }

    @Override
    public int getNumberOfSteps() {
        return steps;
    }

    @Override
    public DoubleArray getPayoffAtExpiryTrinomial(final DoubleArray prices) {
        return prices.map(price -> Math.max(strike - price, 0));
    }

    @Override
    public DoubleArray getNextOptionValues(
            final double discount,
            final double up,
            final double middle,
            final double down,
            final DoubleArray values,
            final double spot,
            final double downFactor,
            final double middleFactor,
            final int step) {
        final double ratio = middleFactor / downFactor;
        final double[] next = new double[2 * step + 1];
        double price = spot * Math.pow(downFactor, step);
        for (int j = 0; j < next.length; j++) {
            final double held = discount * (up * values.get(j + 2) + middle * values.get(j + 1) + down * values.get(j));
            next[j] = Math.max(held, strike - price);
            price *= ratio;
        }
        return DoubleArray.ofUnsafe(next);
    }
}
