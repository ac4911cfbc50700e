package io.loadline.core.math;

/**
 * Quantile of the standard normal distribution: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37 (1988), routine PPND16; relative error about 1e-16.
 */
final class NormalQuantile {
    private static final double CENTRE = 0.425;
    private static final double CENTRE_SQUARE = 0.180625;
    private static final double FAR_TAIL = 5.0;
    private static final double TAIL_START = 1.6;

    private static final double[] CENTRE_NUMERATOR = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] CENTRE_DENOMINATOR = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1.0
    };
    private static final double[] TAIL_NUMERATOR = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] TAIL_DENOMINATOR = {
        1.0507500716444169e-9,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1.0
    };
    private static final double[] FAR_NUMERATOR = {
        2.0103343992922881e-7,
        2.7115555687434876e-5,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] FAR_DENOMINATOR = {
        2.0442631033899397e-15,
        1.421511758316446e-7,
        1.8463183175100548e-5,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1.0
    };

    private NormalQuantile() {}

    static double of(final double p) {
        final double fromCentre = p - 0.5;
        if (Math.abs(fromCentre) <= CENTRE) {
            return fromCentre * ratio(CENTRE_NUMERATOR, CENTRE_DENOMINATOR, CENTRE_SQUARE - fromCentre * fromCentre);
        }
        final double tail = fromCentre < 0 ? p : 1 - p;
        if (!(tail > 0)) {
            return tail == 0 ? Math.copySign(Double.POSITIVE_INFINITY, fromCentre) : Double.NaN;
        }
        final double r = Math.sqrt(-StrictMath.log(tail));
        final double size = r <= FAR_TAIL
                ? ratio(TAIL_NUMERATOR, TAIL_DENOMINATOR, r - TAIL_START)
                : ratio(FAR_NUMERATOR, FAR_DENOMINATOR, r - FAR_TAIL);
        return Math.copySign(size, fromCentre);
    }

    private static double ratio(final double[] numerator, final double[] denominator, final double x) {
        double top = numerator[0];
        double bottom = denominator[0];
        for (int i = 1; i < numerator.length; i++) {
            top = Math.fma(top, x, numerator[i]);
            bottom = Math.fma(bottom, x, denominator[i]);
        }
        return top / bottom;
    }
}
