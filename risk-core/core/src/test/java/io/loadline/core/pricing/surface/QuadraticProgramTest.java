package io.loadline.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.random.CounterRandom;
import org.junit.jupiter.api.Test;

class QuadraticProgramTest {
    private static final long SEED = 20;
    private static final int ROWS = 9;

    private final CounterRandom random = new CounterRandom(SEED);
    private final double[][] matrix = new double[3][3];
    private final double[] right = new double[3];
    private final double[][] rows = new double[ROWS][3];
    private final double[] bounds = new double[ROWS];
    private final QuadraticProgram program = new QuadraticProgram(ROWS);
    private int draws;

    private double draw() {
        return 2 * random.uniform(0, 0, draws++) - 1;
    }

    private void drawProgram(final boolean feasible) {
        final double[][] root = new double[3][3];
        for (final double[] row : root) {
            for (int j = 0; j < 3; j++) {
                row[j] = draw();
            }
        }
        for (int i = 0; i < 3; i++) {
            right[i] = 3 * draw();
            for (int j = 0; j < 3; j++) {
                matrix[i][j] = i == j ? 0.1 : 0;
                for (int k = 0; k < 3; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        final double[] inside = {draw(), draw(), draw()};
        program.clear();
        for (int i = 0; i < ROWS; i++) {
            bounds[i] = feasible ? -0.3 * Math.abs(draw()) : draw();
            for (int j = 0; j < 3; j++) {
                rows[i][j] = draw();
                bounds[i] += feasible ? rows[i][j] * inside[j] : 0;
            }
            program.addRow(rows[i][0], rows[i][1], rows[i][2], bounds[i]);
        }
    }

    private double value(final double[] x) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += 0.5 * x[i] * matrix[i][j] * x[j];
            }
            sum -= right[i] * x[i];
        }
        return sum;
    }

    private boolean holds(final double[] x) {
        for (int i = 0; i < ROWS; i++) {
            if (rows[i][0] * x[0] + rows[i][1] * x[1] + rows[i][2] * x[2] < bounds[i] - 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** The best of all points where up to three rows hold as equations. */
    private double naive() {
        double best = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << ROWS; set++) {
            if (Integer.bitCount(set) <= 3) {
                final double[] x = stationary(set);
                if (x != null && holds(x)) {
                    best = Math.min(best, value(x));
                }
            }
        }
        return best;
    }

    private double[] stationary(final int set) {
        final int count = Integer.bitCount(set);
        final double[][] system = new double[3 + count][4 + count];
        int row = 3;
        for (int i = 0; i < 3; i++) {
            System.arraycopy(matrix[i], 0, system[i], 0, 3);
            system[i][3 + count] = right[i];
        }
        for (int r = 0; r < ROWS; r++) {
            if ((set >> r & 1) == 1) {
                for (int i = 0; i < 3; i++) {
                    system[row][i] = rows[r][i];
                    system[i][row] = -rows[r][i];
                }
                system[row][3 + count] = bounds[r];
                row++;
            }
        }
        return eliminate(system);
    }

    private static double[] eliminate(final double[][] system) {
        final int n = system.length;
        for (int p = 0; p < n; p++) {
            int best = p;
            for (int i = p + 1; i < n; i++) {
                best = Math.abs(system[i][p]) > Math.abs(system[best][p]) ? i : best;
            }
            final double[] swap = system[p];
            system[p] = system[best];
            system[best] = swap;
            if (Math.abs(system[p][p]) < 1e-10) {
                return null;
            }
            for (int i = 0; i < n; i++) {
                final double times = i == p ? 0 : system[i][p] / system[p][p];
                for (int j = p; j <= n; j++) {
                    system[i][j] -= times * system[p][j];
                }
            }
        }
        return new double[] {system[0][n] / system[0][0], system[1][n] / system[1][1], system[2][n] / system[2][2]};
    }

    @Test
    void shouldFindTheBestOfAllActiveSets() {
        final double[] x = new double[3];
        int bound = 0;
        for (int i = 0; i < 2_000; i++) {
            drawProgram(true);
            assertTrue(program.solve(matrix, right, x), "draw " + i);
            assertTrue(holds(x), "draw " + i);
            assertEquals(naive(), value(x), 1e-7 * (1 + Math.abs(value(x))), "draw " + i);
            bound += value(stationary(0)) < value(x) - 1e-9 ? 1 : 0;
        }
        assertTrue(bound > 1_000, "inequalities decided only " + bound + " of 2,000 draws");
    }

    @Test
    void shouldAgreeWithAllActiveSetsThatInequalitiesContradictEachOther() {
        final double[] x = new double[3];
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            drawProgram(false);
            final boolean solved = program.solve(matrix, right, x);
            assertEquals(naive() < Double.POSITIVE_INFINITY, solved, "draw " + i);
            refused += solved ? 0 : 1;
        }
        assertTrue(refused > 10, "only " + refused + " of 500 draws contradict themselves");
    }

    @Test
    void shouldRefuseAMatrixThatIsNotPositive() {
        program.clear();
        assertFalse(program.solve(new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 1}}, right, new double[3]));
    }
}
