package io.loadline.core.pricing.surface;

/**
 * By how much a smile misses the quotes it was fitted to, in volatility and in widths of the quotes (ask less bid, in volatility): a miss of half a
 * width lies on the bid or the ask. One thread.
 */
public final class SmileResiduals {
    private static final double MOST_RMS = 0.02;
    private static final double MOST_RMS_WIDTHS = 5;

    private final double[] volatilities;
    private final double[] widths;
    private double meanWidth = Double.NaN;
    private double rms = Double.NaN;
    private double most = Double.NaN;
    private double rmsWidths = Double.NaN;
    private double mostWidths = Double.NaN;

    SmileResiduals(final int quotes) {
        volatilities = new double[quotes];
        widths = new double[quotes];
    }

    void quote(final int index, final double volatility, final double width) {
        volatilities[index] = volatility;
        widths[index] = width;
    }

    /** Measures a new smile. False if it misses by more than can be called a fit, unless any is: then the figures of the last one stay. */
    boolean measure(
            final SviCurve curve, final double years, final double[] moneyness, final int count, final boolean any) {
        final double lastRms = rms;
        final double lastMost = most;
        final double lastRmsWidths = rmsWidths;
        final double lastMostWidths = mostWidths;
        measure(curve, years, moneyness, count);
        if (any || rms <= MOST_RMS || rmsWidths <= MOST_RMS_WIDTHS) {
            return true;
        }
        rms = lastRms;
        most = lastMost;
        rmsWidths = lastRmsWidths;
        mostWidths = lastMostWidths;
        return false;
    }

    private void measure(final SviCurve curve, final double years, final double[] moneyness, final int count) {
        double sum = 0;
        double sumWidths = 0;
        double width = 0;
        most = 0;
        mostWidths = 0;
        for (int i = 0; i < count; i++) {
            final double miss = Math.abs(Math.sqrt(curve.totalVariance(moneyness[i]) / years) - volatilities[i]);
            final double inWidths = miss / widths[i];
            width += widths[i];
            sum += miss * miss;
            sumWidths += inWidths * inWidths;
            most = Math.max(most, miss);
            mostWidths = Math.max(mostWidths, inWidths);
        }
        meanWidth = width / count;
        rms = Math.sqrt(sum / count);
        rmsWidths = Math.sqrt(sumWidths / count);
    }

    /** @return mean width of the quotes, in volatility */
    public double meanWidth() {
        return meanWidth;
    }

    /** @return root of the mean square miss, in volatility; NaN before the first fit, as are all */
    public double rms() {
        return rms;
    }

    /** @return largest miss, in volatility */
    public double most() {
        return most;
    }

    /** @return root of the mean square miss, in widths */
    public double rmsWidths() {
        return rmsWidths;
    }

    /** @return largest miss, in widths */
    public double mostWidths() {
        return mostWidths;
    }
}
