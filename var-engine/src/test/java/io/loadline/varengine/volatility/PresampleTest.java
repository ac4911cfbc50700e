package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the first variances are under the rule of first states. */
final class PresampleTest {
    private static final double[] RETURNS = new Random(12).doubles(80, -1, 1).toArray();
    private static final double MEAN_SQUARE =
            Arrays.stream(RETURNS).map(x -> x * x).average().orElseThrow();

    private static VolatilityPath path(final VarianceModel equation, final double... parameters) {
        return VolatilityModel.of(equation)
                .with(MeanModel.ZERO)
                .with(new Presample.FirstStates())
                .at(RETURNS, parameters);
    }

    @Test
    void shouldHoldAsManyStatesAsTheLongestLag() {
        final VolatilityPath path = path(new VarianceModel.Garch(3, 0, 1), 0.05, 0.1, 0.15, 0.05, 0.6);
        final double first = 0.05 + 0.9 * MEAN_SQUARE;
        for (int t = 0; t < 3; t++) {
            assertEquals(first, path.variance(t), 1e-14, "variance " + t);
        }
        final double[] squares = Arrays.stream(RETURNS).map(x -> x * x).toArray();
        final double fourth = 0.05 + 0.1 * squares[2] + 0.15 * squares[1] + 0.05 * squares[0] + 0.6 * first;
        assertEquals(fourth, path.variance(3), 1e-14);
    }

    @Test
    void shouldTakeTheMeanSquareOfReturnsOfVarianceOneInThePowerModel() {
        final VolatilityPath path = path(new VarianceModel.AsymmetricPower(1.3), 0.05, 0.1, 0.4, 0.8);
        final double mean = Arrays.stream(RETURNS).average().orElseThrow();
        final double variance =
                Arrays.stream(RETURNS).map(x -> (x - mean) * (x - mean)).sum() / (RETURNS.length - 1);
        final double moment = MEAN_SQUARE * Math.pow(variance, 0.65 - 1);
        assertEquals(0.05 + 0.9 * moment, Math.pow(path.variance(0), 0.65), 1e-14);
    }

    @Test
    void shouldGiveThePresampleShockOfTheExponentialModelItsExpectedSize() {
        final VolatilityPath path = path(new VarianceModel.Exponential(), -0.1, 0.2, -0.05, 0.9);
        assertEquals(Math.exp(-0.1 + 0.9 * Math.log(MEAN_SQUARE)), path.variance(0), 1e-14);
    }
}
