package io.loadline.varengine.dependence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DccAdjointTest {
    private static final long SEED = 5;
    private static final double A = 0.06;
    private static final double B = 0.88;
    private static final double[][] TARGET = {{1.05, 0.4, 0.1}, {0.4, 0.95, -0.2}, {0.1, -0.2, 1}};

    private static double[][] residuals() {
        final Random random = new Random(SEED);
        final double[][] z = new double[40][3];
        for (final double[] row : z) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return z;
    }

    private static double likelihood(final double[][] z, final double[][] target) {
        final DccFilter filter = new DccFilter(new DccParameters(A, B), DccVariant.ENGLE, target);
        for (final double[] row : z) {
            filter.update(row);
        }
        return filter.logLikelihood();
    }

    @Test
    void shouldBeTheDifferencesByEveryResidual() {
        final double[][] z = residuals();
        final DccAdjoint adjoint = new DccAdjoint(z, TARGET, A, B);
        for (int t = 0; t < z.length; t++) {
            for (int i = 0; i < 3; i++) {
                final double kept = z[t][i];
                z[t][i] = kept + 1e-5;
                final double up = likelihood(z, TARGET);
                z[t][i] = kept - 1e-5;
                final double down = likelihood(z, TARGET);
                z[t][i] = kept;
                assertEquals((up - down) / 2e-5, adjoint.byResidual[t][i], 1e-7, "seed " + SEED + ' ' + t + ' ' + i);
            }
        }
    }

    @Test
    void shouldBeTheDifferencesByTheTarget() {
        final double[][] z = residuals();
        final DccAdjoint adjoint = new DccAdjoint(z, TARGET, A, B);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                final double slope = (likelihood(z, moved(i, j, 1e-5)) - likelihood(z, moved(i, j, -1e-5))) / 2e-5;
                final double both = i == j ? adjoint.byTarget[i][i] : adjoint.byTarget[i][j] + adjoint.byTarget[j][i];
                assertEquals(slope, both, 1e-6, "seed " + SEED + ' ' + i + ' ' + j);
            }
        }
    }

    private static double[][] moved(final int i, final int j, final double step) {
        final double[][] target = {TARGET[0].clone(), TARGET[1].clone(), TARGET[2].clone()};
        target[i][j] += step;
        if (i != j) {
            target[j][i] += step;
        }
        return target;
    }
}
