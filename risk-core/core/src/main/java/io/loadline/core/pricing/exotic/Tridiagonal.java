package io.loadline.core.pricing.exotic;

/** One implicit step of u_t + v^2 (q - z)^2 u_zz / 2 = 0 backwards in time on an uneven grid; the end points are held. */
final class Tridiagonal {
    private final double[] z;
    private final double[] below;
    private final double[] centre;
    private final double[] above;
    private final double[] right;

    Tridiagonal(final double[] z) {
        this.z = z;
        below = new double[z.length];
        centre = new double[z.length];
        above = new double[z.length];
        right = new double[z.length];
    }

    void advance(
            final double[] u, final double dt, final double volatility, final double holding, final double implicit) {
        final int last = z.length - 1;
        centre[0] = 1;
        above[0] = 0;
        right[0] = u[0];
        centre[last] = 1;
        below[last] = 0;
        right[last] = u[last];
        for (int i = 1; i < last; i++) {
            final double left = z[i] - z[i - 1];
            final double next = z[i + 1] - z[i];
            final double rate = volatility * volatility * (holding - z[i]) * (holding - z[i]) * dt / (left + next);
            final double toLeft = rate / left;
            final double toNext = rate / next;
            below[i] = -implicit * toLeft;
            above[i] = -implicit * toNext;
            centre[i] = 1 + implicit * (toLeft + toNext);
            right[i] = u[i] + (1 - implicit) * (toLeft * (u[i - 1] - u[i]) + toNext * (u[i + 1] - u[i]));
        }
        for (int i = 1; i <= last; i++) {
            final double factor = below[i] / centre[i - 1];
            centre[i] -= factor * above[i - 1];
            right[i] -= factor * right[i - 1];
        }
        u[last] = right[last] / centre[last];
        for (int i = last - 1; i >= 0; i--) {
            u[i] = (right[i] - above[i] * u[i + 1]) / centre[i];
        }
    }
}
