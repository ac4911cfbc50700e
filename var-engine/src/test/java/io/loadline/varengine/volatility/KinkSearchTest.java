package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KinkSearchTest {
    static Stream<VolatilityModel> models() {
        return Stream.of(
                VolatilityModel.egarch(),
                VolatilityModel.egarch().with(ErrorDistribution.STUDENT_T),
                VolatilityModel.of(new VarianceModel.Threshold(1, 1, 1)),
                VolatilityModel.of(new VarianceModel.Threshold(2, 1, 1)),
                VolatilityModel.of(new VarianceModel.AsymmetricPower(1)),
                VolatilityModel.of(new VarianceModel.AsymmetricPower(0.8)).with(ErrorDistribution.STUDENT_T),
                VolatilityModel.garch().with(ErrorDistribution.GENERALISED_ERROR));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKnowTheKinksOfTheLikelihoodByTheMean(final VolatilityModel model) {
        final double[] returns = model.errors() == ErrorDistribution.NORMAL
                ? SimulatedReturns.gjr(12, 1_500, 0.03, 0.05, 0.05, 0.1, 0.85)
                : SimulatedReturns.student(12, 1_500, 3);
        final Likelihood likelihood = new Likelihood(model, returns);
        final double[] at = new double[likelihood.parameters];
        likelihood.toCoordinates(model.fit(returns).parameters(), at);
        final double[] kinks = likelihood.nearErrors.kinksNear(at, 21);
        Arrays.sort(kinks);
        final double[] moves = Arrays.stream(kinks).map(x -> x - at[0]).toArray();
        final double value = likelihood.value(at);
        final double[] changes = likelihood.nearErrors.changes(at, moves);
        // What is left of the true changes is a parabola: third differences of it vanish beside those of the changes.
        final double[] rest = new double[moves.length];
        final double[] moved = at.clone();
        for (int k = 0; k < moves.length; k++) {
            moved[0] = at[0] + moves[k];
            rest[k] = likelihood.value(moved) - value - changes[k];
        }
        assertTrue(
                roughness(moves, rest) < 0.05 * roughness(moves, changes),
                roughness(moves, rest) + " beside " + roughness(moves, changes));
    }

    /** Largest distance from the parabola through both ends and the middle. */
    private static double roughness(final double[] x, final double[] y) {
        final int last = x.length - 1;
        final int middle = last / 2;
        double largest = 0;
        for (int k = 0; k <= last; k++) {
            final double parabola = y[0]
                            * (x[k] - x[middle])
                            * (x[k] - x[last])
                            / ((x[0] - x[middle]) * (x[0] - x[last]))
                    + y[middle] * (x[k] - x[0]) * (x[k] - x[last]) / ((x[middle] - x[0]) * (x[middle] - x[last]))
                    + y[last] * (x[k] - x[0]) * (x[k] - x[middle]) / ((x[last] - x[0]) * (x[last] - x[middle]));
            largest = Math.max(largest, Math.abs(y[k] - parabola));
        }
        return largest;
    }
}
