package io.loadline.varengine.dependence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.AdaptiveQuadrature;
import io.loadline.core.math.GaussLegendre;
import io.loadline.core.math.Normal;
import io.loadline.core.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CopulaTest {
    private static final double[] GRID = {0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.999};

    static Stream<Copula> copulas() {
        return Stream.of(
                new GaussianCopula(0.5),
                new GaussianCopula(-0.8),
                new StudentCopula(0.5, 4),
                new StudentCopula(-0.3, 2.5),
                new ClaytonCopula(0.3),
                new ClaytonCopula(4),
                new GumbelCopula(1.2),
                new GumbelCopula(3),
                new FrankCopula(5),
                new FrankCopula(-8),
                new FrankCopula(1e-4),
                new JoeCopula(1.3),
                new JoeCopula(2),
                new JoeCopula(4));
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldIntegrateTheDensityToOne(final Copula copula) {
        // In normal scores, where the density has no peaks in the corners that a grid could miss.
        final GaussLegendre rule = new GaussLegendre(160);
        final double reach = 8.2;
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            for (int j = 0; j < rule.size(); j++) {
                final double x = reach * rule.node(i);
                final double y = reach * rule.node(j);
                final double density = copula.density(Normal.cdf(x), Normal.cdf(y));
                if (density > 0) {
                    sum += reach
                            * reach
                            * rule.weight(i)
                            * rule.weight(j)
                            * density
                            * Normal.density(x)
                            * Normal.density(y);
                }
            }
        }
        assertEquals(1, sum, 5e-5);
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldHaveTheConditionalAsDerivativeOfTheDistribution(final Copula copula) {
        for (final double u : GRID) {
            final double rise = copula.cdf(u, 0.8) - copula.cdf(u, 0.25);
            final double integral = AdaptiveQuadrature.integrate(v -> copula.conditional(u, v), 0.25, 0.8, 1e-12);
            assertEquals(rise, integral, 1e-10, "u " + u);
        }
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldHaveTheDensityAsDerivativeOfTheConditional(final Copula copula) {
        for (final double v : GRID) {
            final double rise = copula.conditional(0.9, v) - copula.conditional(0.2, v);
            final double integral = AdaptiveQuadrature.integrate(u -> copula.density(u, v), 0.2, 0.9, 1e-12);
            assertEquals(rise, integral, 1e-10, "v " + v);
        }
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldInvertTheConditional(final Copula copula) {
        for (final double p : GRID) {
            for (final double v : GRID) {
                final double u = copula.conditionalInverse(p, v);
                final double resolution = 4 * Math.ulp(u) * copula.density(Math.min(u, 1 - 1e-16), v);
                if (u > 0 && u < 1) {
                    assertEquals(p, copula.conditional(u, v), 1e-10 * p + resolution, p + ", " + v);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldBeExchangeableWithUniformMargins(final Copula copula) {
        for (final double u : GRID) {
            assertEquals(u, copula.cdf(u, 1));
            assertEquals(0, copula.cdf(0, u));
            for (final double v : GRID) {
                assertEquals(copula.cdf(u, v), copula.cdf(v, u), 1e-13);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldReproduceRankCorrelationsBySampling(final Copula copula) {
        final int n = 20_000;
        final double[][] sample = CopulaSampler.sample(copula, new CounterRandom(11), n);
        final double[] u = new double[n];
        final double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = sample[i][0];
            v[i] = sample[i][1];
        }
        assertEquals(copula.kendallTau(), RankCorrelation.kendall(u, v), 4 * 0.7 / Math.sqrt(n));
        assertEquals(copula.spearmanRho(), RankCorrelation.spearman(u, v), 4 / Math.sqrt(n));
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldApproachItsTailDependence(final Copula copula) {
        if (copula.family() != CopulaFamily.STUDENT && copula.family() != CopulaFamily.GAUSSIAN) {
            final double q = 1e-9;
            assertEquals(copula.lowerTailDependence(), copula.cdf(q, q) / q, 0.02);
            final double above = (1 - 2 * (1 - q) + copula.cdf(1 - q, 1 - q)) / q;
            assertEquals(copula.upperTailDependence(), above, 0.02);
        }
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldInvertKendallsTau(final Copula copula) {
        final double parameter = copula.family().parameterOfKendallTau(copula.kendallTau());
        assertEquals(copula.parameters()[0], parameter, 1e-9 * Math.max(1, Math.abs(parameter)));
    }

    @ParameterizedTest
    @MethodSource("copulas")
    void shouldInvertSpearmansRho(final Copula copula) {
        if (copula.family() != CopulaFamily.STUDENT) {
            final double parameter = copula.family().parameterOfSpearmanRho(copula.spearmanRho());
            assertEquals(copula.parameters()[0], parameter, 1e-8 * Math.max(1, Math.abs(parameter)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.7, 6, 40})
    void shouldHaveTheSpearmansRhoOfAnExtremeValueCopula(final double theta) {
        // Of such a copula it is 12 times the integral of (1 + A)^-2 less 3, A Pickands's function (Joe 2014, section
        // 2.12).
        final GaussLegendre rule = new GaussLegendre(400);
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            final double t = 0.25 * (1 + rule.node(i));
            final double pickands = Math.pow(Math.pow(t, theta) + Math.pow(1 - t, theta), 1 / theta);
            sum += 0.5 * rule.weight(i) / ((1 + pickands) * (1 + pickands));
        }
        assertEquals(12 * sum - 3, new GumbelCopula(theta).spearmanRho(), 2e-12);
    }

    @Test
    void shouldHoldNearlyPerfectDependence() {
        assertEquals(0.5 - Math.log(2) / 300, new FrankCopula(300).cdf(0.5, 0.5), 1e-16);
        assertEquals(Math.log(2) / 900, new FrankCopula(-900).cdf(0.3, 0.7), 1e-16);
        assertEquals(0.3 * 0.7, new FrankCopula(-1e-8).cdf(0.3, 0.7), 1e-9);
        assertEquals(0.3, new FrankCopula(5000).cdf(0.3, 0.7));
        assertEquals(1e-8 * Math.pow(2, -1 / 500.0), new ClaytonCopula(500).cdf(1e-8, 1e-8), 1e-22);
        assertEquals(0.05, new ClaytonCopula(500).cdf(0.05, 0.1), 1e-16);
    }

    @Test
    void shouldTakeAZeroOfEitherSignForATie() {
        final double[] x = {0.0, -0.0, 1, 2, -0.0};
        final double[] y = {-0.0, 0.0, -0.0, 3, 0.0};
        final double[] plain = {0, 0, 1, 2, 0};
        final double[] other = {0, 0, 0, 3, 0};
        assertEquals(RankCorrelation.kendall(plain, other), RankCorrelation.kendall(x, y));
        assertArrayEquals(RankCorrelation.ranks(other), RankCorrelation.ranks(y));
    }

    @Test
    void shouldFindTheParametersOfItsOwnSampleByPseudoLikelihood() {
        for (final Copula truth : List.of(
                new GaussianCopula(0.6),
                new StudentCopula(-0.4, 5),
                new ClaytonCopula(1.5),
                new GumbelCopula(1.8),
                new FrankCopula(-4),
                new JoeCopula(2.2))) {
            final double[][] sample = CopulaSampler.sample(truth, new CounterRandom(4), 4000);
            final double[] x =
                    Arrays.stream(sample).mapToDouble(pair -> pair[0]).toArray();
            final double[] y =
                    Arrays.stream(sample).mapToDouble(pair -> pair[1]).toArray();
            final CopulaFit fit = CopulaFit.ofSeries(truth.family(), x, y);
            final double expected = truth.parameters()[0];
            assertEquals(expected, fit.copula().parameters()[0], 0.08 * Math.abs(expected), truth::toString);
            for (final CopulaFamily other : CopulaFamily.values()) {
                if (other != CopulaFamily.STUDENT && (other.allowsNegative() || truth.kendallTau() > 0)) {
                    assertTrue(CopulaFit.ofSeries(other, x, y).aic() >= fit.aic() - 1e-6, truth + " " + other);
                }
            }
        }
    }

    @Test
    void shouldBeNaNOutsideTheUnitSquare() {
        copulas().forEach(copula -> {
            assertTrue(Double.isNaN(copula.density(0, 0.5)));
            assertTrue(Double.isNaN(copula.conditional(0.5, 1)));
            assertTrue(Double.isNaN(copula.cdf(1.5, 0.5)));
            assertTrue(Double.isNaN(copula.conditionalInverse(Double.NaN, 0.5)));
        });
    }

    @Test
    void shouldRefuseParametersOutsideTheFamily() {
        final String message = assertThrows(IllegalArgumentException.class, () -> new GumbelCopula(0.9))
                .getMessage();
        assertEquals("theta: 0.9 given; expected a finite number of at least 1.0", message);
        assertThrows(IllegalArgumentException.class, () -> new GaussianCopula(1));
        assertThrows(IllegalArgumentException.class, () -> new StudentCopula(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new ClaytonCopula(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new FrankCopula(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new JoeCopula(0.5));
        assertThrows(IllegalArgumentException.class, () -> CopulaFamily.CLAYTON.parameterOfKendallTau(-0.2));
        assertThrows(IllegalArgumentException.class, () -> CopulaFamily.JOE.parameterOfKendallTau(1));
        assertThrows(IllegalArgumentException.class, () -> CopulaFamily.STUDENT.with(0.5));
    }

    @Test
    void shouldRefuseToFitWhatTheFamilyCannotHold() {
        final double[] rising = new double[20];
        final double[] falling = new double[20];
        Arrays.setAll(rising, i -> i);
        Arrays.setAll(falling, i -> -i);
        assertThrows(IllegalArgumentException.class, () -> CopulaFit.ofSeries(CopulaFamily.CLAYTON, rising, falling));
        assertThrows(
                IllegalArgumentException.class,
                () -> CopulaFit.ofSeries(CopulaFamily.GAUSSIAN, rising, new double[20]));
        assertThrows(
                IllegalArgumentException.class,
                () -> CopulaFit.ofSeries(CopulaFamily.GAUSSIAN, new double[] {1, 2}, new double[] {1, 3}));
    }

    @Test
    void shouldCountKendallsTauAsTheDefinitionDoes() {
        final CounterRandom random = new CounterRandom(8);
        for (int round = 0; round < 20; round++) {
            final int n = 40;
            final double[] x = new double[n];
            final double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = Math.floor(6 * random.uniform(round, i, 0));
                y[i] = Math.floor(x[i] * 0.5 + 4 * random.uniform(round, i, 1));
            }
            double score = 0;
            double untiedX = 0;
            double untiedY = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    score += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                    untiedX += x[i] == x[j] ? 0 : 1;
                    untiedY += y[i] == y[j] ? 0 : 1;
                }
            }
            assertEquals(score / Math.sqrt(untiedX * untiedY), RankCorrelation.kendall(x, y), 1e-14);
        }
    }

    @Test
    void shouldGiveTiesTheirMeanRank() {
        assertEquals("[2.5, 1.0, 2.5, 4.0]", Arrays.toString(RankCorrelation.ranks(new double[] {3, 1, 3, 9})));
    }

    @Test
    void shouldReproduceTheDependenceOfManySeriesByAVine() {
        final double[][] truth = {{1, 0.6, 0.5, 0.1}, {0.6, 1, 0.3, 0.2}, {0.5, 0.3, 1, -0.4}, {0.1, 0.2, -0.4, 1}};
        final double[][] factor = Cholesky.factor(truth);
        final CounterRandom random = new CounterRandom(21);
        final double[][] observations = new double[1500][];
        for (int t = 0; t < observations.length; t++) {
            final double[] z = new double[4];
            random.normals(t, 0, z);
            observations[t] = Cholesky.multiply(factor, z);
        }
        final VineCopula vine = VineCopula.fit(observations, 3);
        final double[][] sample = vine.sample(new CounterRandom(3), 6000);
        final double[][] expected = RankCorrelation.kendallMatrix(observations);
        final double[][] got = RankCorrelation.kendallMatrix(sample);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(expected[i][j], got[i][j], 0.04, i + ", " + j);
            }
        }
        assertTrue(Double.isFinite(vine.logDensity(sample[0])));
        assertThrows(IllegalArgumentException.class, () -> VineCopula.fit(observations, 4));
    }
}
