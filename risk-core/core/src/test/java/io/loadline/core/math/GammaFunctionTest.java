package io.loadline.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reference values by an independent 40-digit computation. */
final class GammaFunctionTest {
    private static final double[][] LOG_GAMMA = {
        {1e-10, 23.025850929882736},
        {0.1, 2.252712651734206},
        {0.5, 0.5723649429247001},
        {0.999, 0.0005780385328913802},
        {1.0001, -5.771334222047127e-5},
        {1.4616, -0.12148629003589732},
        {1.9999, -4.227520877215346e-5},
        {2.0001, 4.2281658112919945e-5},
        {2.7, 0.4348205536551047},
        {5.5, 3.9578139676187165},
        {9.99, 12.779315214350193},
        {10.5, 13.940625219403763},
        {123.4, 469.3360974421906},
        {100000.0, 1051287.7089736569},
        {1000000000000000.0, 3.3538776394910668e16}
    };
    private static final double[][] DIGAMMA_TRIGAMMA = {
        {0.001, -1000.5755719318103, 1000001.6425331958},
        {0.5, -1.9635100260214235, 4.934802200544679},
        {1.0, -0.5772156649015329, 1.6449340668482264},
        {1.4, -0.06138454458511624, 1.0253565905295976},
        {3.3, 1.0348224890596216, 0.3535015418410618},
        {12.0, 2.442661679975812, 0.08690187287176838},
        {1000000.0, 13.815510057964191, 1.0000005000001667e-6}
    };
    private static final double[][] LOWER_UPPER = {
        {1e-08, 0.001, 0.9999999366846083, 6.331539171908876e-8},
        {0.001, 1e-05, 0.9891230446957827, 0.01087695530421733},
        {0.001, 2.0, 0.999951023082169, 4.897691783098148e-5},
        {0.3, 0.7, 0.8668625855062952, 0.13313741449370475},
        {0.5, 0.1, 0.345279153981423, 0.654720846018577},
        {0.9, 3.0, 0.9593279040036885, 0.04067209599631154},
        {1.0, 1.0, 0.6321205588285577, 0.36787944117144233},
        {2.5, 0.01, 2.987601531906594e-6, 0.999997012398468},
        {5.0, 20.0, 0.9999830552560699, 1.6944743930067385e-5},
        {50.0, 80.0, 0.9998692160234086, 0.00013078397659141034},
        {50.0, 20.0, 1.245892607971938e-8, 0.9999999875410739},
        {100.0, 100.0, 0.5132987982791487, 0.48670120172085135},
        {1000.0, 900.0, 0.0005499022657117829, 0.9994500977342882},
        {1000.0, 1100.0, 0.99894067674607, 0.0010593232539299773},
        {100000.0, 100100.0, 0.6244451307044055, 0.3755548692955945}
    };

    @Test
    void shouldGiveTheLogarithmOfGamma() {
        for (final double[] row : LOG_GAMMA) {
            assertClose(row[1], GammaFunction.logGamma(row[0]), 2e-15, row);
        }
    }

    @Test
    void shouldGiveDigammaAndTrigamma() {
        for (final double[] row : DIGAMMA_TRIGAMMA) {
            assertEquals(row[1], GammaFunction.digamma(row[0]), 3e-15 * Math.max(1, Math.abs(row[1])));
            assertClose(row[2], GammaFunction.trigamma(row[0]), 3e-15, row);
        }
    }

    @Test
    void shouldGiveBothTailsOfTheIncompleteGammaFunctionToFullRelativePrecision() {
        for (final double[] row : LOWER_UPPER) {
            final double tolerance = row[0] > 1e4 ? 1e-13 : 1e-14;
            assertClose(row[2], GammaFunction.lower(row[0], row[1]), tolerance, row);
            assertClose(row[3], GammaFunction.upper(row[0], row[1]), tolerance, row);
        }
    }

    @Test
    void shouldObeyTheRecurrenceOfGamma() {
        for (double x = 0.01; x < 60; x += 0.037) {
            final double expected = GammaFunction.logGamma(x) + StrictMath.log(x);
            assertEquals(expected, GammaFunction.logGamma(x + 1), 4e-15 * Math.max(1, Math.abs(expected)), "at " + x);
        }
    }

    @Test
    void shouldGiveTheEndsOfTheIncompleteGammaFunction() {
        assertEquals(0, GammaFunction.lower(2, 0));
        assertEquals(1, GammaFunction.upper(2, 0));
        assertEquals(1, GammaFunction.lower(2, Double.POSITIVE_INFINITY));
        assertEquals(0, GammaFunction.upper(2, Double.POSITIVE_INFINITY));
    }

    @Test
    void shouldBeNaNOutsideTheDomain() {
        assertTrue(Double.isNaN(GammaFunction.logGamma(-1)));
        assertTrue(Double.isNaN(GammaFunction.logGamma(Double.NaN)));
        assertTrue(Double.isNaN(GammaFunction.digamma(0)));
        assertTrue(Double.isNaN(GammaFunction.lower(0, 1)));
        assertTrue(Double.isNaN(GammaFunction.upper(1, -1)));
        assertTrue(Double.isNaN(GammaFunction.upper(Double.NaN, 1)));
    }

    private static void assertClose(
            final double expected, final double got, final double relative, final double[] row) {
        assertEquals(expected, got, relative * Math.abs(expected), () -> Arrays.toString(row));
    }
}
