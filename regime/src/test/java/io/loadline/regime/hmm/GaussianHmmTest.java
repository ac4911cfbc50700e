package io.loadline.regime.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GaussianHmmTest {
    private static final double[] START = {0.5, 0.5};
    private static final double[][] STEPS = {{0.9, 0.1}, {0.2, 0.8}};
    private static final double[][] MEANS = {{0}, {0}};
    private static final double[][] VARIANCES = {{1}, {4}};

    @Test
    void shouldRefuseARowThatDoesNotSumToOne() {
        final String message = refusal(START, new double[][] {{0.9, 0.2}, {0.2, 0.8}}, MEANS, VARIANCES);
        assertTrue(message.startsWith("transition row 0 sums to 1.1"), message);
    }

    @Test
    void shouldRefuseANegativeProbability() {
        final String message = refusal(START, new double[][] {{1.1, -0.1}, {0.2, 0.8}}, MEANS, VARIANCES);
        assertTrue(message.contains("expected a probability in [0, 1]"), message);
    }

    @Test
    void shouldRefuseAProbabilityThatIsNotANumber() {
        final String message = refusal(new double[] {Double.NaN, 1}, STEPS, MEANS, VARIANCES);
        assertTrue(message.startsWith("initial holds NaN"), message);
    }

    @Test
    void shouldRefuseAVarianceOfZero() {
        final String message = refusal(START, STEPS, MEANS, new double[][] {{0}, {4}});
        assertTrue(message.startsWith("variance of state 0, component 0 is 0.0"), message);
    }

    @Test
    void shouldRefuseAnInfiniteVariance() {
        final String message = refusal(START, STEPS, MEANS, new double[][] {{1}, {Double.POSITIVE_INFINITY}});
        assertTrue(message.contains("Infinity; expected a finite number"), message);
    }

    @Test
    void shouldRefuseAMeanThatIsNotANumber() {
        final String message = refusal(START, STEPS, new double[][] {{0}, {Double.NaN}}, VARIANCES);
        assertTrue(message.startsWith("mean of state 1, component 0 is NaN"), message);
    }

    @Test
    void shouldRefuseStatesThatAreNotOrderedByVolatility() {
        final String message = refusal(START, STEPS, MEANS, new double[][] {{4}, {1}});
        assertTrue(message.contains("expected states in ascending order"), message);
    }

    @Test
    void shouldRefuseAMissingRow() {
        final String message = refusal(START, new double[][] {{0.9, 0.1}}, MEANS, VARIANCES);
        assertEquals("transition has 1 rows; expected 2", message);
    }

    private static String refusal(
            final double[] initial, final double[][] transition, final double[][] means, final double[][] variances) {
        return assertThrows(
                        IllegalArgumentException.class, () -> new GaussianHmm(initial, transition, means, variances))
                .getMessage();
    }

    @Test
    void shouldCarryEverythingAlongWhenItOrdersStates() {
        final GaussianHmm model = GaussianHmm.ordered(
                new double[] {0.3, 0.7},
                new double[][] {{0.9, 0.1}, {0.2, 0.8}},
                new double[][] {{5}, {6}},
                new double[][] {{4}, {1}});
        assertEquals(0.7, model.initial(0));
        assertEquals(0.8, model.transition(0, 0));
        assertEquals(0.1, model.transition(1, 0));
        assertEquals(6, model.mean(0, 0));
        assertEquals(1, model.variance(0, 0));
    }

    @Test
    void shouldFindTheLongRunShareOfEachState() {
        final double[] share = new GaussianHmm(START, STEPS, MEANS, VARIANCES).stationary();
        assertArrayEquals(new double[] {2.0 / 3, 1.0 / 3}, share, 1e-12);
    }

    @Test
    void shouldFindTheLongRunShareOfAPeriodicChain() {
        final double[] share =
                new GaussianHmm(new double[] {1, 0}, new double[][] {{0, 1}, {1, 0}}, MEANS, VARIANCES).stationary();
        assertArrayEquals(new double[] {0.5, 0.5}, share, 1e-12);
    }

    @Test
    void shouldGiveTheClosedFormOfATwoStateChainOverAStep() {
        final double up = 0.3;
        final double down = 0.7;
        final double seconds = 0.2;
        final double[][] step = StochasticMatrix.overStep(new double[][] {{0, up}, {down, 0}}, seconds);
        final double decay = Math.exp(-(up + down) * seconds);
        assertEquals(up / (up + down) * (1 - decay), step[0][1], 1e-7);
        assertEquals(1, step[0][0] + step[0][1], 1e-15);
    }

    @Test
    void shouldRefuseANegativeRate() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> StochasticMatrix.overStep(new double[][] {{0, -1}, {1, 0}}, 1))
                .getMessage();
        assertEquals("rate from state 0 to 1 is -1.0; expected zero or more", message);
    }
}
