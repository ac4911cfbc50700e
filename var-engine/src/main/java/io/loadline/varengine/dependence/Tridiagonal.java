package io.loadline.varengine.dependence;

/** A symmetric matrix reduced to three diagonals, and the orthogonal transformation that did it; then to one. */
final class Tridiagonal {
    private static final int MOST_STEPS = 60;
    private static final double PRECISION = 0x1p-52;

    private final int n;
    private final double scale;
    private final double[] diagonal;

    /** Beside the diagonal: element i joins i and i + 1. */
    private final double[] beside;

    /** Row k is column k of the transformation, so that a rotation runs along memory. */
    private final double[][] vectors;

    private Tridiagonal(final int n, final double scale) {
        this.n = n;
        this.scale = scale;
        diagonal = new double[n];
        beside = new double[n];
        vectors = new double[n][n];
    }

    /** Reduces a matrix by reflections, one a column. It is scaled to size one first, so that squares neither overflow nor vanish. */
    static Tridiagonal of(final double[][] matrix) {
        final int n = matrix.length;
        double largest = 0;
        for (final double[] row : matrix) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        final Tridiagonal reduced = new Tridiagonal(n, largest == 0 ? 1 : largest);
        final double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = matrix[i][j] / reduced.scale;
                a[j][i] = a[i][j];
            }
        }
        final double[][] mirrors = new double[n][];
        for (int k = 0; k + 2 < n; k++) {
            mirrors[k] = reduced.reflect(a, k);
        }
        for (int i = 0; i < n; i++) {
            reduced.diagonal[i] = a[i][i];
            if (i + 2 == n) {
                reduced.beside[i] = a[i + 1][i];
            }
        }
        reduced.accumulate(mirrors);
        return reduced;
    }

    /** Clears column k below its first element beside the diagonal. Returns the mirror, of squared length 2, or null if nothing was to clear. */
    private double[] reflect(final double[][] a, final int k) {
        double squares = 0;
        for (int i = k + 2; i < n; i++) {
            squares = Math.fma(a[k][i], a[k][i], squares);
        }
        beside[k] = a[k][k + 1];
        if (squares == 0) {
            return null;
        }
        final double length = Math.sqrt(squares + a[k][k + 1] * a[k][k + 1]);
        final double image = a[k][k + 1] > 0 ? -length : length;
        final double[] mirror = new double[n];
        final double first = a[k][k + 1] - image;
        final double unit = Math.sqrt(2 / (squares + first * first));
        mirror[k + 1] = first * unit;
        for (int i = k + 2; i < n; i++) {
            mirror[i] = a[k][i] * unit;
        }
        beside[k] = image;
        // A <- H A H with H = 1 - v v': A - v w' - w v', w = A v - (v' A v / 2) v.
        final double[] w = new double[n];
        double product = 0;
        for (int i = k + 1; i < n; i++) {
            double sum = 0;
            for (int j = k + 1; j < n; j++) {
                sum = Math.fma(a[i][j], mirror[j], sum);
            }
            w[i] = sum;
            product = Math.fma(sum, mirror[i], product);
        }
        for (int i = k + 1; i < n; i++) {
            w[i] = Math.fma(-0.5 * product, mirror[i], w[i]);
        }
        for (int i = k + 1; i < n; i++) {
            for (int j = k + 1; j < n; j++) {
                a[i][j] -= mirror[i] * w[j] + w[i] * mirror[j];
            }
        }
        return mirror;
    }

    /** The product of the reflections, from the last to the first; row k of the result is column k of the product. */
    private void accumulate(final double[][] mirrors) {
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int k = n - 3; k >= 0; k--) {
            final double[] mirror = mirrors[k];
            for (int column = k + 1; mirror != null && column < n; column++) {
                final double[] vector = vectors[column];
                double sum = 0;
                for (int i = k + 1; i < n; i++) {
                    sum = Math.fma(mirror[i], vector[i], sum);
                }
                for (int i = k + 1; i < n; i++) {
                    vector[i] = Math.fma(-sum, mirror[i], vector[i]);
                }
            }
        }
    }

    /** Rotates until nothing is left beside the diagonal. */
    void diagonalise() {
        for (int first = 0; first < n; first++) {
            for (int step = 0; ; step++) {
                int last = first;
                while (last + 1 < n
                        && Math.abs(beside[last])
                                > PRECISION * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))) {
                    last++;
                }
                if (last == first) {
                    break;
                }
                if (step == MOST_STEPS) {
                    throw new NoConvergenceException("eigenvalues: value " + first + " did not settle in " + step
                            + " steps; " + beside[first] * scale + " is left beside it");
                }
                chase(first, last);
            }
        }
    }

    /** One QL step on the block from first to last, shifted by the eigenvalue of the leading two by two nearer to its first element. */
    private void chase(final int first, final int last) {
        final double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        final double root = Math.sqrt(half * half + 1);
        final double shift = diagonal[first] - beside[first] / (half + Math.copySign(root, half));
        double bulge = diagonal[last] - shift;
        double sine = 1;
        double cosine = 1;
        double moved = 0;
        for (int i = last - 1; i >= first; i--) {
            final double across = sine * beside[i];
            final double along = cosine * beside[i];
            final double length = Math.sqrt(across * across + bulge * bulge);
            beside[i + 1] = length;
            if (length == 0) {
                // The block falls apart here; what was moved so far stays with the element below.
                diagonal[i + 1] -= moved;
                beside[last] = 0;
                return;
            }
            sine = across / length;
            cosine = bulge / length;
            final double next = diagonal[i + 1] - moved;
            final double mixed = (diagonal[i] - next) * sine + 2 * cosine * along;
            moved = sine * mixed;
            diagonal[i + 1] = next + moved;
            bulge = cosine * mixed - along;
            rotate(vectors[i], vectors[i + 1], cosine, sine);
        }
        diagonal[first] -= moved;
        beside[first] = bulge;
        beside[last] = 0;
    }

    private static void rotate(final double[] left, final double[] right, final double cosine, final double sine) {
        for (int k = 0; k < left.length; k++) {
            final double before = right[k];
            right[k] = sine * left[k] + cosine * before;
            left[k] = cosine * left[k] - sine * before;
        }
    }

    /** Returns the diagonal in the scale of the matrix. */
    double[] diagonal() {
        final double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = diagonal[i] * scale;
        }
        return values;
    }

    /** Returns column k of the transformation. */
    double[] vector(final int k) {
        return vectors[k];
    }
}
