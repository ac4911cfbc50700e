package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.MillsRatio;

/**
 * First guess of the total volatility of a {@link NormalisedBlack} price, within a few parts in a thousand of the answer: P. Jaeckel, "Let's Be Rational", Wilmott
 * 2015, section 4. The range of prices is cut at the inflection, s = sqrt(2 |x|), and where the tangent there meets the lowest and the highest price.
 * On both inner parts s is a rational cubic of the price (R. Delbourgo and J. Gregory 1985) with the right slopes at both ends and no curvature at
 * the inflection. On the outer ones an image of the price with known limits is interpolated in its stead (eq. 4.13 and 4.32): its
 * cube-root is nearly the normal distribution at -|x| / (sqrt(3) s) below, and it is the distribution at -s / 2 above.
 */
final class ImpliedStart {
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double ROOT_HALF_PI = 1.2533141373155001;
    private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;
    private static final double ROOT_THIRD = 0.5773502691896257;
    private static final double ROOT_27 = 5.196152422706632;
    private static final double ROOT_3_TIMES_8 = 13.856406460551018;

    /** ln(sqrt(27) / (2 pi)). */
    private static final double LOG_SCALE = -0.1899586334071809;

    /** Slope of 4 y / (3 sqrt(pi)) in the expansion of the left cut for y = sqrt(|x|) near zero. */
    private static final double NEAR_SLOPE = 0.7522527780636751;

    private static final double NEAR = 1e-8;

    private ImpliedStart() {}

    /**
     * @param x -|ln(F / K)|
     * @param bound exp(x / 2)
     * @param price below the bound, positive
     * @param distance from the bound, positive
     * @return total volatility; negative where the price is in the lowest region, for the caller to solve for its logarithm
     */
    static double of(final double x, final double bound, final double price, final double distance) {
        final double centre = Math.sqrt(-2 * x);
        final double share = ROOT_TWO_OVER_PI * MillsRatio.of(centre);
        final double centrePrice = 0.5 * bound * (1 - share);
        final double inverseCentreSlope = ROOT_TWO_PI / bound;
        return price < centrePrice
                ? below(x, price, centre, share, centrePrice, inverseCentreSlope)
                : above(x, bound, price, distance, centre, share, centrePrice, inverseCentreSlope);
    }

    private static double below(
            final double x,
            final double price,
            final double centre,
            final double share,
            final double centrePrice,
            final double inverseCentreSlope) {
        final double left =
                x < -NEAR ? centre - ROOT_HALF_PI * (1 - share) : ROOT_HALF_PI * -x * (1 - NEAR_SLOPE * Math.sqrt(-x));
        final double leftSlope = NormalisedBlack.slope(x, left);
        final double leftPrice = leftSlope * NormalisedBlack.ratio(x, left);
        if (price < leftPrice) {
            return -lowest(x, price, left, leftPrice, leftSlope);
        }
        final double width = centrePrice - leftPrice;
        final double from = width / leftSlope;
        final double to = width * inverseCentreSlope;
        final double rise = centre - left;
        final double control = Math.max((to - from) / (to - rise), straightest(rise, from, to));
        final double part = (price - leftPrice) / width;
        return cubic(part, 1 - part, left, centre, from, to, control);
    }

    private static double lowest(
            final double x, final double price, final double left, final double leftPrice, final double leftSlope) {
        final double z = ROOT_THIRD * -x / left;
        final double mills = MillsRatio.of(z);
        final double square = left * left;
        final double growth = Elementary.exp(0.125 * square);
        final double image = -x * mills * mills * mills * leftSlope * growth / ROOT_27;
        final double slope = z * z * mills * mills * growth;
        final double curvature = z
                * z
                / (12 * square * left)
                * mills
                * (ROOT_3_TIMES_8 * left * -x + (3 * square * (square - 8) - 8 * x * x) * mills)
                * growth
                / leftSlope;
        final double to = leftPrice * slope;
        final double fit = (to - leftPrice + 0.5 * leftPrice * leftPrice * curvature) / (to - image);
        final double control = Math.max(fit, straightest(image, leftPrice, to));
        final double part = price / leftPrice;
        final double mapped = cubic(part, 1 - part, 0, image, leftPrice, to, control);
        final double third = (log(mapped > 0 ? mapped : price) + LOG_SCALE - log(-x)) / 3;
        return ROOT_THIRD * -x / deviations(third);
    }

    private static double above(
            final double x,
            final double bound,
            final double price,
            final double distance,
            final double centre,
            final double share,
            final double centrePrice,
            final double inverseCentreSlope) {
        final double right = centre + ROOT_HALF_PI * (1 + share);
        final double rightSlope = NormalisedBlack.slope(x, right);
        final double rightDistance = rightSlope * NormalisedBlack.complementRatio(x, right);
        if (distance < rightDistance) {
            return highest(x, distance, right, rightDistance, rightSlope);
        }
        final double width = bound - rightDistance - centrePrice;
        final double from = width * inverseCentreSlope;
        final double to = width / rightSlope;
        final double rise = right - centre;
        final double control = Math.max((to - from) / (rise - from), straightest(rise, from, to));
        final double part = (price - centrePrice) / width;
        return cubic(part, 1 - part, centre, right, from, to, control);
    }

    private static double highest(
            final double x,
            final double distance,
            final double right,
            final double rightDistance,
            final double rightSlope) {
        final double h = x / right;
        final double timeDensity = Elementary.exp(-0.125 * right * right);
        final double image = timeDensity / ROOT_TWO_PI * MillsRatio.of(0.5 * right);
        // exp(h^2 / 2) from the slope, n(h) exp(-s^2 / 8).
        final double inverseDensity = timeDensity / (ROOT_TWO_PI * rightSlope);
        final double from = -0.5 * inverseDensity * rightDistance;
        final double to = -0.5 * rightDistance;
        final double curvature = ROOT_HALF_PI * inverseDensity / (ROOT_TWO_PI * rightSlope) * h * h / right;
        final double fit = (to - from + 0.5 * rightDistance * rightDistance * curvature) / (-image - from);
        final double control = Math.max(fit, straightest(-image, from, to));
        final double rest = distance / rightDistance;
        final double mapped = cubic(1 - rest, rest, image, 0, from, to, control);
        return 2 * deviations(log(mapped > 0 ? mapped : 0.5 * distance));
    }

    /** The least control parameter that keeps the cubic monotone and free of an inflection; not finite for a straight line. */
    private static double straightest(final double rise, final double from, final double to) {
        final double bend = to - from;
        return Math.max((from + to) / rise, Math.max(bend / (to - rise), bend / (rise - from)));
    }

    /** Rational cubic from a to b over the unit interval, with slopes there and a control parameter, at a part of it. */
    private static double cubic(
            final double part,
            final double rest,
            final double a,
            final double b,
            final double slopeA,
            final double slopeB,
            final double control) {
        if (!(Math.abs(control) < Double.MAX_VALUE)) {
            return a * rest + b * part;
        }
        final double both = part * rest;
        final double top = b * part * part * part
                + (control * b - slopeB) * part * both
                + (control * a + slopeA) * both * rest
                + a * rest * rest * rest;
        return top / (1 + (control - 3) * both);
    }

    private static double log(final double x) {
        return x >= Double.MIN_NORMAL ? Elementary.log(x) : StrictMath.log(x);
    }

    /** -N^-1(p) for ln p, p at most a half: C. Hastings, "Approximations for digital computers" (1955), sheet 68; to 4.5e-4. */
    private static double deviations(final double logProbability) {
        final double u = Math.sqrt(-2 * logProbability);
        return u - (2.515517 + u * (0.802853 + u * 0.010328)) / (1 + u * (1.432788 + u * (0.189269 + u * 0.001308)));
    }
}
