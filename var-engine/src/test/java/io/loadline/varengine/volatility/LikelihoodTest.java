package io.loadline.varengine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodTest {
    private static final long SEED = 31;

    static Stream<VolatilityModel> models() {
        final List<VarianceModel> equations = List.of(
                new VarianceModel.Garch(1, 0, 1),
                new VarianceModel.Garch(1, 1, 1),
                new VarianceModel.Garch(2, 1, 2),
                new VarianceModel.Garch(3, 0, 0),
                new VarianceModel.Threshold(1, 1, 1),
                new VarianceModel.Threshold(2, 2, 1),
                new VarianceModel.AsymmetricPower(2),
                new VarianceModel.AsymmetricPower(1.3),
                new VarianceModel.AsymmetricPower(0),
                new VarianceModel.Exponential(),
                new VarianceModel.Nonlinear(),
                new VarianceModel.Integrated(),
                new VarianceModel.ExponentiallyWeighted());
        return equations.stream()
                .flatMap(equation -> Stream.of(
                        VolatilityModel.of(equation),
                        VolatilityModel.of(equation).with(new Presample.Backcast()),
                        VolatilityModel.of(equation).with(new Presample.Given(0.7)),
                        VolatilityModel.of(equation).with(new Presample.FirstStates()),
                        VolatilityModel.of(equation).with(MeanModel.AUTOREGRESSIVE),
                        VolatilityModel.of(equation).with(ErrorDistribution.HANSEN_SKEWED_T)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldHaveTheScoreOfDifferences(final VolatilityModel model) {
        final double[] returns = SimulatedReturns.gjr(SEED, 400, 0.03, 0.05, 0.05, 0.1, 0.85);
        checkScore(model, returns, parameters(model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldHaveTheScoreOfDifferencesForMeansOfSeveralLags(final VolatilityModel model) {
        final double[] returns = SimulatedReturns.gjr(SEED, 400, 0.03, 0.05, 0.05, 0.1, 0.85);
        for (final MeanModel mean :
                List.of(MeanModel.autoregressive(3), MeanModel.autoregressive(2).givenFirst())) {
            checkScore(model.with(mean), returns, parameters(model.with(mean)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 1, 1", "2, 2, 2", "1, 1, 2", "2, 0, 0"})
    void shouldHaveTheScoreOfDifferencesForExponentialEquationsOfOrders(
            final int arch, final int threshold, final int garch) {
        final double[] returns = SimulatedReturns.gjr(SEED, 400, 0.03, 0.05, 0.05, 0.1, 0.85);
        final VolatilityModel model = VolatilityModel.of(new VarianceModel.Exponential(arch, threshold, garch));
        for (final Presample presample : List.of(new Presample.MeanSquare(), new Presample.Backcast())) {
            checkScore(model.with(presample), returns, parameters(model));
            final VolatilityModel lagged = model.with(presample).with(MeanModel.AUTOREGRESSIVE);
            checkScore(lagged, returns, parameters(lagged));
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorDistribution.class)
    void shouldHaveTheScoreOfDifferencesForEveryDistribution(final ErrorDistribution errors) {
        final double[] returns = SimulatedReturns.gjr(SEED, 400, 0.03, 0.05, 0.05, 0.1, 0.85);
        final VolatilityModel model = VolatilityModel.gjr().with(errors);
        checkScore(model, returns, parameters(model));
    }

    @ParameterizedTest
    @EnumSource(ErrorDistribution.class)
    void shouldHaveErrorsOfMeanZeroAndVarianceOne(final ErrorDistribution errors) {
        final double[] shape = shape(errors);
        double total = 0;
        double mean = 0;
        double square = 0;
        final double step = 1e-3;
        // z = sinh(u) spreads the points over heavy tails.
        for (double u = -12; u <= 12; u += step) {
            final double z = Math.sinh(u);
            final double weight = Math.exp(errors.logDensity(z, shape)) * Math.cosh(u) * step;
            total += weight;
            mean += weight * z;
            square += weight * z * z;
        }
        assertEquals(1, total, 1e-6);
        assertEquals(0, mean, 1e-6);
        assertEquals(1, square, 1e-6);
    }

    @Test
    void shouldHaveTheSkewedTThatHansenWrote() {
        final double nu = 5;
        final double lambda = -0.2;
        final double c = 8 / (3 * Math.PI * Math.sqrt(3));
        final double a = 4 * lambda * c * (nu - 2) / (nu - 1);
        final double b = Math.sqrt(1 + 3 * lambda * lambda - a * a);
        for (double z = -6; z < 6; z += 0.37) {
            final double side = z < -a / b ? 1 - lambda : 1 + lambda;
            final double ratio = (b * z + a) / side;
            final double density = b * c * Math.pow(1 + ratio * ratio / (nu - 2), -(nu + 1) / 2);
            assertEquals(Math.log(density), ErrorDistribution.HANSEN_SKEWED_T.logDensity(z, nu, lambda), 1e-12);
        }
    }

    @Test
    void shouldBeTheSameForBothSkewedTWhenTheyMatch() {
        final double lambda = (0.9 * 0.9 - 1) / (0.9 * 0.9 + 1);
        for (double z = -6; z < 6; z += 0.37) {
            assertEquals(
                    ErrorDistribution.SKEWED_T.logDensity(z, 5, 0.9),
                    ErrorDistribution.HANSEN_SKEWED_T.logDensity(z, 5, lambda),
                    1e-12);
        }
    }

    @Test
    void shouldBeTheSumOfLogDensities() {
        final double[] returns = SimulatedReturns.gjr(SEED, 200, 0, 0.05, 0.1, 0, 0.85);
        final VolatilityPath path =
                VolatilityModel.garch().with(ErrorDistribution.STUDENT_T).at(returns, 0.01, 0.04, 0.1, 0.85, 6);
        double sum = 0;
        for (int t = 0; t < path.size(); t++) {
            sum += ErrorDistribution.STUDENT_T.logDensity(path.standardisedErrors()[t], 6)
                    - 0.5 * Math.log(path.variance(t));
        }
        assertEquals(sum, path.logLikelihood(), 1e-10);
    }

    @Test
    void shouldNotOverflowTheProductOfVariances() {
        final double[] returns = SimulatedReturns.gjr(SEED, 500, 0, 0.05, 0.1, 0, 0.85);
        final double[] small = returns.clone();
        for (int t = 0; t < small.length; t++) {
            small[t] *= 1e-20;
        }
        final double unit =
                VolatilityModel.garch().at(returns, 0, 0.05, 0.1, 0.85).logLikelihood();
        final double scaled =
                VolatilityModel.garch().at(small, 0, 0.05e-40, 0.1, 0.85).logLikelihood();
        assertEquals(unit + 500 * 20 * Math.log(10), scaled, 1e-8);
    }

    private static void checkScore(final VolatilityModel model, final double[] returns, final double[] at) {
        final double[] score = model.at(returns, at).score();
        for (int i = 0; i < at.length; i++) {
            final double h = 1e-6 * Math.max(0.05, Math.abs(at[i]));
            final double[] up = at.clone();
            final double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            final double slope = (model.at(returns, up).logLikelihood()
                            - model.at(returns, down).logLikelihood())
                    / (2 * h);
            final String name = model.parameterNames().get(i);
            assertEquals(slope, score[i], 2e-5 * (10 + Math.abs(slope)), "seed " + SEED + " " + model + " " + name);
        }
    }

    static double[] parameters(final VolatilityModel model) {
        return model.parameterNames().stream()
                .mapToDouble(name -> switch (name) {
                    case "mu" -> 0.0173;
                    case "ar1" -> 0.05;
                    case "ar2" -> -0.04;
                    case "ar3" -> 0.03;
                    case "omega" -> 0.04;
                    case "alpha", "alpha1" -> 0.07;
                    case "alpha2", "alpha3" -> 0.04;
                    case "gamma", "gamma1", "gamma2" -> 0.06;
                    case "beta" -> 0.83;
                    case "beta1" -> 0.5;
                    case "beta2" -> 0.3;
                    case "beta3" -> 0.05;
                    case "theta" -> 0.4;
                    case "delta" -> 1.4;
                    case "lambda" -> -0.1;
                    case "decay" -> 0.93;
                    case "nu" ->
                        model.errors() == ErrorDistribution.GENERALISED_ERROR
                                        || model.errors() == ErrorDistribution.SKEWED_GENERALISED_ERROR
                                ? 1.4
                                : 7.0;
                    case "xi" -> 0.93;
                    default -> throw new IllegalStateException(name);
                })
                .toArray();
    }

    private static double[] shape(final ErrorDistribution errors) {
        return switch (errors) {
            case NORMAL -> new double[] {};
            case STUDENT_T -> new double[] {5};
            case GENERALISED_ERROR -> new double[] {1.3};
            case HANSEN_SKEWED_T -> new double[] {5, -0.3};
            case SKEWED_NORMAL -> new double[] {0.8};
            case SKEWED_T -> new double[] {5, 0.8};
            case SKEWED_GENERALISED_ERROR -> new double[] {1.3, 1.2};
        };
    }
}
