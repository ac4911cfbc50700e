package io.loadline.feed.sim;

import java.util.Arrays;
import java.util.List;

/**
 * First-order risk of a set of opening positions, the arithmetic that demo limits are calibrated with. Dollars; options by their delta;
 * losses positive.
 *
 * @param gross sum of absolute delta values
 * @param largestQuantity largest absolute quantity of one instrument
 * @param dailyDeviation standard deviation of the daily P&amp;L under the factor model at ordinary volatility
 * @param crashLoss loss under the crash leg of {@link Scenario#FLASH_CRASH}, by drift alone
 * @param valueAtRisk99 historical one-day VaR at 99 % on the generated history
 * @param expectedShortfall975 mean of the worst 25 of 1,000 losses
 * @param spreadCost half the ordinary spread on every position
 * @param impactCost daily volatility times square root of position over daily volume, times value, summed
 */
record DeskRisk(
        double gross,
        double largestQuantity,
        double dailyDeviation,
        double crashLoss,
        double valueAtRisk99,
        double expectedShortfall975,
        double spreadCost,
        double impactCost) {
    static DeskRisk of(
            final List<SimulatedPosition> positions,
            final List<SimulatedInstrument> instruments,
            final GeneratedHistory history) {
        final double[] onFactor = new double[FactorModel.COUNT];
        final double[] onColumn = new double[history.columns()];
        double gross = 0;
        double largest = 0;
        double ownVariance = 0;
        double crash = 0;
        double spread = 0;
        double impact = 0;
        for (final SimulatedPosition position : positions) {
            final SimulatedInstrument instrument = instruments.get(position.instrument());
            final RiskDrivers drivers = instrument.drivers();
            final double delta = position.deltaValue();
            gross += Math.abs(delta);
            largest = Math.max(largest, (double) Math.abs(position.quantity()));
            onFactor[drivers.firstFactor()] += delta * drivers.firstLoading();
            onFactor[drivers.secondFactor()] += delta * drivers.secondLoading();
            ownVariance += delta * delta * drivers.ownVolatility() * drivers.ownVolatility();
            crash -= delta * drivers.driftShare() * RegimePath.crashReturn();
            final int pricedBy = instrument.option() == null
                    ? instrument.id()
                    : instrument.option().underlying();
            onColumn[history.columnOf(pricedBy)] += delta;
            final double value = Math.abs(position.value());
            spread += 0.5 * value * instrument.quoting().spreadTicks() / instrument.initialTicks();
            impact += Math.abs(delta)
                    * drivers.dailyVolatility()
                    * Math.sqrt((double) Math.abs(position.quantity()) / instrument.averageDailyVolume());
        }
        final double[] losses = losses(onColumn, history);
        double tail = 0;
        for (int i = 0; i < 25; i++) {
            tail += losses[losses.length - 1 - i];
        }
        return new DeskRisk(
                gross,
                largest,
                Math.sqrt(variance(onFactor) + ownVariance),
                crash,
                losses[losses.length - 10],
                tail / 25,
                spread,
                impact);
    }

    private static double variance(final double[] onFactor) {
        double sum = 0;
        for (int i = 0; i < onFactor.length; i++) {
            for (int j = 0; j < onFactor.length; j++) {
                sum += onFactor[i] * onFactor[j] * FactorModel.covariance(i, j);
            }
        }
        return sum;
    }

    /** @return losses of all scenarios, ascending */
    private static double[] losses(final double[] onColumn, final GeneratedHistory history) {
        final double[] losses = new double[GeneratedHistory.ROWS - 1];
        for (int row = 0; row < losses.length; row++) {
            for (int column = 0; column < onColumn.length; column++) {
                losses[row] -= onColumn[column] * StrictMath.expm1(history.logReturn(column, row));
            }
        }
        Arrays.sort(losses);
        return losses;
    }
}
