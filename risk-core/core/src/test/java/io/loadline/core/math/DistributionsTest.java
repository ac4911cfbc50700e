package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.OracleCases;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reference values by an independent 40-digit computation. */
final class DistributionsTest {
    private static final double[][] STUDENT = {
        {-2.0, 3.0, 0.0696629842794216, 0.0675096606638929},
        {-1000.0, 4.0, 2.9999800001049993e-12, 1.1999880000839995e-14},
        {1.5, 0.5, 0.7460491046759458, 0.07508803940917724},
        {0.001, 7.0, 0.5003849913775006, 0.38499123083723114},
        {-0.5, 1.0, 0.35241638234956674, 0.25464790894703254},
        {-40.0, 30.0, 6.863022597203201e-28, 5.055489286173315e-28},
        {-3.0, 2.5, 0.03628804777451592, 0.0250410669313931},
        {-1000000.0, 1.5, 3.770852432013216e-10, 5.656278648013764e-16},
        {-2.3, 1000000.0, 0.010724212473638034, 0.02832715391122862},
        {3.0, 0.1, 0.6261529230136578, 0.012389654489701545},
        {-8.0, 1000.0, 1.7133307411957373e-15, 1.3077258203170595e-14}
    };

    private static Map<String, ContinuousDistribution> all() {
        final Map<String, ContinuousDistribution> all = new LinkedHashMap<>();
        for (final double nu : new double[] {0.7, 1, 2, 3, 4.5, 30, 1e5}) {
            all.put("t " + nu, new StudentT(nu));
        }
        for (final double skew : new double[] {0.6, 1, 1.4}) {
            all.put("skewed t " + skew, new SkewedT(5, skew));
        }
        for (final double shape : new double[] {0.05, 0.5, 1, 3.3, 50, 2000}) {
            all.put("gamma " + shape, new GammaDistribution(shape, 2));
        }
        all.put("chi-square 3", GammaDistribution.chiSquare(3));
        for (final double[] p :
                List.of(new double[] {2, 3}, new double[] {0.3, 0.6}, new double[] {40, 2}, new double[] {0.05, 9})) {
            all.put("beta " + Arrays.toString(p), new BetaDistribution(p[0], p[1]));
            all.put("F " + Arrays.toString(p), new FisherF(2 * p[0], 2 * p[1]));
        }
        return all;
    }

    @Test
    void shouldEqualReferenceProbabilitiesOfStudent() {
        for (final OracleCases.Case c : OracleCases.read("numerics.json", "student_cdf")) {
            final double got = new StudentT(c.input("nu")).cdf(c.input("x"));
            assertEquals(c.expected("cdf"), got, c.tolerance("rel") * c.expected("cdf"), c.id());
        }
    }

    @Test
    void shouldGiveDistributionAndDensityOfStudentToFullRelativePrecision() {
        for (final double[] row : STUDENT) {
            final StudentT student = new StudentT(row[1]);
            assertClose(row[2], student.cdf(row[0]), 2e-14, row);
            assertClose(row[3], student.density(row[0]), 3e-14, row);
        }
    }

    @Test
    void shouldInvertEveryDistributionByItsQuantile() {
        all().forEach((name, distribution) -> {
            for (final double p : new double[] {1e-12, 1e-6, 0.001, 0.025, 0.3, 0.5, 0.77, 0.99}) {
                final double x = distribution.quantile(p);
                // A quantile that the doubles cannot resolve is as good as its neighbours.
                final double resolution = Math.ulp(x) * distribution.density(x);
                if (x > 1e-290 || x < 0) {
                    assertEquals(p, distribution.cdf(x), 5e-14 * p + 4 * resolution, name + " at " + p);
                }
                final double y = distribution.survivalQuantile(p);
                final double nearby = Math.ulp(y) * distribution.density(y);
                assertEquals(p, distribution.survival(y), 5e-14 * p + 4 * nearby, name + " above " + p);
            }
        });
    }

    @Test
    void shouldAddUpToOne() {
        all().forEach((name, distribution) -> {
            for (final double p : new double[] {0.001, 0.2, 0.5, 0.9}) {
                final double x = distribution.quantile(p);
                assertEquals(1, distribution.cdf(x) + distribution.survival(x), 1e-14, name + " at " + x);
            }
        });
    }

    @Test
    void shouldHaveTheDensityAsDerivativeOfTheDistribution() {
        all().forEach((name, distribution) -> {
            final double from = distribution.quantile(0.2);
            final double to = distribution.quantile(0.85);
            final double integral = AdaptiveQuadrature.integrate(distribution::density, from, to, 1e-13);
            assertEquals(distribution.cdf(to) - distribution.cdf(from), integral, 1e-11, name);
        });
    }

    @Test
    void shouldGiveTheEndsOfTheSupport() {
        assertEquals(Double.NEGATIVE_INFINITY, new StudentT(3).quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, new StudentT(3).quantile(1));
        assertEquals(0, new GammaDistribution(2, 3).quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, new GammaDistribution(2, 3).quantile(1));
        assertEquals(1, new BetaDistribution(2, 3).quantile(1));
        assertTrue(Double.isNaN(new StudentT(3).quantile(1.5)));
        assertTrue(Double.isNaN(new FisherF(3, 4).quantile(Double.NaN)));
    }

    @Test
    void shouldStandardiseTheSkewedT() {
        final SkewedT skewed = new SkewedT(6, 1.3);
        final double mean = AdaptiveQuadrature.integrate(x -> x * skewed.density(x), -2000, 2000, 1e-12);
        final double square = AdaptiveQuadrature.integrate(x -> x * x * skewed.density(x), -2000, 2000, 1e-12);
        assertEquals(0, mean, 1e-10);
        assertEquals(1, square, 1e-8);
    }

    @Test
    void shouldRefuseParametersWithAMessage() {
        final String message = assertThrows(IllegalArgumentException.class, () -> new StudentT(-1))
                .getMessage();
        assertEquals("degreesOfFreedom: -1.0 given; expected a finite number above 0.0", message);
        assertThrows(IllegalArgumentException.class, () -> new SkewedT(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new GammaDistribution(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new BetaDistribution(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FisherF(Double.POSITIVE_INFINITY, 1));
    }

    private static void assertClose(
            final double expected, final double got, final double relative, final double[] row) {
        assertEquals(expected, got, relative * Math.abs(expected), () -> Arrays.toString(row));
    }
}
