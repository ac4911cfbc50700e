package io.loadline.core.random;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomBadInputTest {
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "0, 3"})
    void shouldRefuseCoordinatesThatASequenceDoesNotHave(final long index, final int dimension) {
        assertThrows(IllegalArgumentException.class, () -> new HaltonSequence(3).uniform(index, dimension));
        assertThrows(
                IllegalArgumentException.class, () -> SobolSequence.plain(3).uniform(index, dimension));
    }

    @Test
    void shouldRefuseAnIndexBeyondTheLastPoint() {
        final SobolSequence sequence = SobolSequence.plain(2);
        assertTrue(sequence.uniform((1L << 32) - 1, 1) > 0);
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> sequence.uniform(1L << 32, 1));
        assertTrue(thrown.getMessage().contains("4294967296"), thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> sequence.uniforms((1L << 32) - 1, new double[4]));
        assertThrows(IllegalArgumentException.class, () -> sequence.uniforms(0, new double[3]));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000"})
    void shouldRefuseDimensionsThatASequenceCannotHave(final int dimensions) {
        assertThrows(IllegalArgumentException.class, () -> new HaltonSequence(dimensions));
        assertThrows(IllegalArgumentException.class, () -> SobolSequence.plain(dimensions));
        assertThrows(IllegalArgumentException.class, () -> SobolSequence.scrambled(dimensions, 1));
    }

    @Test
    void shouldRefuseTimesThatDoNotAscendAndNormalsThatDoNotFit() {
        for (final double[] times :
                new double[][] {{}, {0}, {-1}, {1, 1}, {2, 1}, {Double.NaN}, {1, Double.POSITIVE_INFINITY}}) {
            assertThrows(IllegalArgumentException.class, () -> new BrownianBridge(times));
        }
        final BrownianBridge bridge = new BrownianBridge(new double[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> bridge.path(new double[1], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> bridge.path(new double[3], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> bridge.increments(new double[2], new double[3]));
    }

    @Test
    void shouldRefuseSamplesThatCannotBeReduced() {
        assertThrows(IllegalArgumentException.class, () -> VarianceReduction.antithetic(new double[3]));
        for (final double[] sample : new double[][] {{}, {1}, {2, 2}, {1, Double.NaN}, {1, Double.POSITIVE_INFINITY}}) {
            assertThrows(IllegalArgumentException.class, () -> VarianceReduction.matchMoments(sample));
        }
    }
}
