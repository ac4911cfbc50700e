package io.loadline.core.rates;

/** A curve with the same amount added to every continuously compounded zero rate. */
record ShiftedCurve(DiscountCurve base, double shift) implements DiscountCurve {
    @Override
    public double discount(final double years) {
        return base.discount(years) * StrictMath.exp(-shift * years);
    }

    @Override
    public double instantaneousForward(final double years) {
        return base.instantaneousForward(years) + shift;
    }
}
