package io.loadline.gateway.validation;

/**
 * How far one number may be off: it passes within the absolute or within the relative bound.
 *
 * @param absolute largest |got - expected|; zero if none is set
 * @param relative largest |got - expected| / |expected|; zero if none is set
 */
record Bound(double absolute, double relative) {
    /** Equality. */
    static final Bound EXACT = new Bound(0, 0);

    /** Compares two numbers; equal infinities and two NaN are equal. */
    Deviation deviation(final double got, final double expected) {
        if (Double.compare(got, expected) == 0 || got == expected) {
            return new Deviation(0, relative == 0 ? absolute : relative, relative != 0, 0);
        }
        final double error = Math.abs(got - expected);
        if (!Double.isFinite(error)) {
            return new Deviation(Double.POSITIVE_INFINITY, absolute, false, Double.POSITIVE_INFINITY);
        }
        final double relativeError = error / Math.abs(expected);
        final double absoluteShare = share(error, absolute);
        final double relativeShare = share(relativeError, relative);
        return relativeShare <= absoluteShare && relative > 0
                ? new Deviation(relativeError, relative, true, relativeShare)
                : new Deviation(error, absolute, false, absoluteShare);
    }

    private static double share(final double error, final double bound) {
        return bound == 0 ? Double.POSITIVE_INFINITY : error / bound;
    }

    /**
     * The error of one number.
     *
     * @param error absolute or relative error, as the bound that decided
     * @param tolerance that bound
     * @param isRelative whether both are relative to the expected value
     * @param share error / bound; at most one if the number passes
     */
    record Deviation(double error, double tolerance, boolean isRelative, double share) {}
}
