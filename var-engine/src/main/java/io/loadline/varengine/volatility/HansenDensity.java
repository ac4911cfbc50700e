package io.loadline.varengine.volatility;

/**
 * The skewed t of B. Hansen, "Autoregressive conditional density estimation", International Economic Review 35 (1994), equations 10 to 12,
 * with mean zero and variance one. Shapes: degrees of freedom, and asymmetry from -1 to 1 (negative leans to large losses).
 */
final class HansenDensity extends ErrorDensity {
    private double freedom;
    private double asymmetry;
    private double a;
    private double b;
    private double aByFreedom;
    private double bByFreedom;
    private double aByAsymmetry;
    private double bByAsymmetry;
    private double constant;
    private double logGammaSlope;

    HansenDensity() {
        super(2);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        freedom = parameters[from];
        asymmetry = parameters[from + 1];
        final double half = 0.5 * freedom;
        final double logC = GammaFunctions.logGamma(half + 0.5)
                - GammaFunctions.logGamma(half)
                - 0.5 * StrictMath.log(Math.PI * (freedom - 2));
        logGammaSlope = 0.5 * (GammaFunctions.digamma(half + 0.5) - GammaFunctions.digamma(half)) - 0.5 / (freedom - 2);
        aByAsymmetry = 4 * StrictMath.exp(logC) * (freedom - 2) / (freedom - 1);
        a = asymmetry * aByAsymmetry;
        b = Math.sqrt(1 + 3 * asymmetry * asymmetry - a * a);
        bByAsymmetry = (3 * asymmetry - a * aByAsymmetry) / b;
        aByFreedom = a * (logGammaSlope + 1 / (freedom - 2) - 1 / (freedom - 1));
        bByFreedom = -a * aByFreedom / b;
        constant = StrictMath.log(b) + logC;
    }

    @Override
    void evaluate(final double z, final boolean shapeScores) {
        final double centred = b * z + a;
        final double side = centred < 0 ? -1 : 1;
        final double stretch = 1 / (1 + side * asymmetry);
        final double y = centred * stretch;
        final double scale = freedom - 2;
        final double ratio = y * y / scale;
        final double logRatio = StrictMath.log1p(ratio);
        final double byY = -(freedom + 1) * y / (scale + y * y);
        logarithm = constant - 0.5 * (freedom + 1) * logRatio;
        slope = byY * b * stretch;
        if (shapeScores) {
            shapeSlopes[0] = bByFreedom / b
                    + logGammaSlope
                    + byY * (bByFreedom * z + aByFreedom) * stretch
                    - 0.5 * logRatio
                    + 0.5 * (freedom + 1) * ratio / (scale * (1 + ratio));
            shapeSlopes[1] = bByAsymmetry / b + byY * stretch * (bByAsymmetry * z + aByAsymmetry - side * y);
        }
    }
}
