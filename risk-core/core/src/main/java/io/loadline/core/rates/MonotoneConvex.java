package io.loadline.core.rates;

/**
 * The monotone convex forward curve of Hagan and West (2006), sections 5 and 6: instantaneous forwards at the nodes, and between nodes
 * f(t) = average + g(x), where g has integral zero, takes the node values at both ends and is monotone where the data are. Nodes are collared
 * so that forwards are positive where the averages around them are; an interval with a negative average is left as it is.
 */
final class MonotoneConvex {
    private final double[] times;
    private final double[] integrals;
    private final double[] averages;
    private final double[] nodes;

    /**
     * @param times node times, with zero first
     * @param integrals minus the logarithm of the discount factor at the nodes, zero first
     */
    MonotoneConvex(final double[] times, final double[] integrals) {
        this.times = times;
        this.integrals = integrals;
        final int n = times.length - 1;
        averages = new double[n];
        for (int i = 0; i < n; i++) {
            averages[i] = (integrals[i + 1] - integrals[i]) / (times[i + 1] - times[i]);
        }
        nodes = new double[n + 1];
        for (int i = 1; i < n; i++) {
            final double left = times[i] - times[i - 1];
            final double right = times[i + 1] - times[i];
            nodes[i] = (left * averages[i] + right * averages[i - 1]) / (left + right);
        }
        nodes[0] = n == 1 ? averages[0] : averages[0] - 0.5 * (nodes[1] - averages[0]);
        nodes[n] = n == 1 ? averages[0] : averages[n - 1] - 0.5 * (nodes[n - 1] - averages[n - 1]);
        collar();
    }

    private void collar() {
        final int n = averages.length;
        for (int i = 0; i <= n; i++) {
            final double before = averages[Math.max(i - 1, 0)];
            final double after = averages[Math.min(i, n - 1)];
            final double least = Math.min(before, after);
            if (least >= 0) {
                nodes[i] = Math.max(0, Math.min(nodes[i], 2 * least));
            }
        }
    }

    double integral(final double years) {
        final int n = averages.length;
        if (years >= times[n]) {
            return integrals[n] + nodes[n] * (years - times[n]);
        }
        final int i = interval(years);
        final double width = times[i + 1] - times[i];
        final double x = (years - times[i]) / width;
        return integrals[i] + width * (averages[i] * x + area(x, nodes[i] - averages[i], nodes[i + 1] - averages[i]));
    }

    double forward(final double years) {
        final int n = averages.length;
        if (years >= times[n]) {
            return nodes[n];
        }
        final int i = interval(years);
        final double x = (years - times[i]) / (times[i + 1] - times[i]);
        return averages[i] + excess(x, nodes[i] - averages[i], nodes[i + 1] - averages[i]);
    }

    private int interval(final double years) {
        return YieldCurve.interval(times, years);
    }

    /** g(x) on the unit interval, with g(0) = a and g(1) = b and integral zero. */
    private static double excess(final double x, final double a, final double b) {
        if (a == 0 && b == 0) {
            return 0;
        }
        if (isQuadratic(a, b)) {
            return a * (1 - 4 * x + 3 * x * x) + b * (-2 * x + 3 * x * x);
        }
        if (flatFirst(a, b)) {
            final double knee = (b + 2 * a) / (b - a);
            return x <= knee ? a : a + (b - a) * square((x - knee) / (1 - knee));
        }
        if (flatLast(a, b)) {
            final double knee = 3 * b / (b - a);
            return x >= knee ? b : b + (a - b) * square((knee - x) / knee);
        }
        final double knee = b / (b + a);
        final double least = -a * b / (a + b);
        if (x == 0) {
            return a;
        }
        return x <= knee
                ? least + (a - least) * square((knee - x) / knee)
                : least + (b - least) * square((x - knee) / (1 - knee));
    }

    /** Integral of g from 0 to x. */
    private static double area(final double x, final double a, final double b) {
        if (x == 0 || (a == 0 && b == 0)) {
            return 0;
        }
        if (isQuadratic(a, b)) {
            return x * (a * (1 - x * (2 - x)) + b * x * (x - 1));
        }
        if (flatFirst(a, b)) {
            final double knee = (b + 2 * a) / (b - a);
            return a * x + (x <= knee ? 0 : (b - a) * cube(x - knee) / (3 * square(1 - knee)));
        }
        if (flatLast(a, b)) {
            final double knee = 3 * b / (b - a);
            final double rest = x >= knee ? 0 : cube((knee - x) / knee);
            return b * x + (a - b) * knee / 3 * (1 - rest);
        }
        final double knee = b / (b + a);
        final double least = -a * b / (a + b);
        if (x <= knee) {
            return least * x + (a - least) * knee / 3 * (1 - cube((knee - x) / knee));
        }
        return least * x + (a - least) * knee / 3 + (b - least) * cube(x - knee) / (3 * square(1 - knee));
    }

    private static boolean isQuadratic(final double a, final double b) {
        return a > 0 ? b <= -0.5 * a && b >= -2 * a : a < 0 && b >= -0.5 * a && b <= -2 * a;
    }

    private static boolean flatFirst(final double a, final double b) {
        return a > 0 ? b < -2 * a : a < 0 && b > -2 * a;
    }

    private static boolean flatLast(final double a, final double b) {
        return a > 0 ? b < 0 && b > -0.5 * a : a < 0 && b > 0 && b < -0.5 * a;
    }

    private static double square(final double x) {
        return x * x;
    }

    private static double cube(final double x) {
        return x * x * x;
    }
}
