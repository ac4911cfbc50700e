package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * A Brownian motion with drift between two barriers, in units in which its variance is one a year: when it leaves, by images of the path mirrored at both
 * barriers again and again (A. Borodin and P. Salminen, "Handbook of Brownian motion", 2002, part II, 2.3.0).
 *
 * @param drift a year
 * @param below distance to the lower barrier, positive
 * @param above distance to the upper barrier, positive
 */
record Corridor(double drift, double below, double above) {
    private static final int MOST_IMAGES = 2_000;
    private static final double FAR = 9;

    /** Squares of the width after which hardly one path in 1e100 is left. */
    private static final double LONG = 50;

    static Corridor of(
            final double spot, final double lower, final double upper, final double carry, final double volatility) {
        return new Corridor(
                carry / volatility - 0.5 * volatility,
                StrictMath.log(spot / lower) / volatility,
                StrictMath.log(upper / spot) / volatility);
    }

    private double width() {
        return below + above;
    }

    private boolean isLong(final double years) {
        return years > LONG * width() * width();
    }

    private int images(final double years, final double speed) {
        return (int) Math.min(MOST_IMAGES, 2 + Math.ceil((FAR * Math.sqrt(years) + speed * years) / (2 * width())));
    }

    /** Probability to stay between the barriers. */
    double alive(final double years) {
        return Math.clamp(endsBetween(-below, above, years), 0, 1);
    }

    /** Probability to stay between the barriers and to end between two levels, which are seen from the start and lie between them. */
    double endsBetween(final double low, final double high, final double years) {
        if (isLong(years)) {
            return 0;
        }
        final double root = Math.sqrt(years);
        final int images = images(years, Math.abs(drift));
        double sum = 0;
        for (int n = -images; n <= images; n++) {
            final double direct = 2 * n * width();
            sum += moved(low, high, direct, root) - moved(low, high, -2 * below - direct, root);
        }
        return sum;
    }

    /** exp(drift move) times the probability of a path moved by that to end between two levels, by logarithms in the tails. */
    private double moved(final double low, final double high, final double move, final double root) {
        final double from = (low - move) / root - drift * root;
        final double to = (high - move) / root - drift * root;
        final double exponent = drift * move;
        return from > 0
                ? StrictMath.exp(exponent + Normal.logCdf(-from)) - StrictMath.exp(exponent + Normal.logCdf(-to))
                : StrictMath.exp(exponent + Normal.logCdf(to)) - StrictMath.exp(exponent + Normal.logCdf(from));
    }

    /** Mean discount factor of the time of leaving on one side, zero where that is the other or later. */
    double discountAtTouch(final boolean down, final double rate, final double years) {
        final double distance = down ? below : above;
        final double towards = down ? -drift : drift;
        final double square = drift * drift + 2 * rate;
        if (square < 0) {
            final double speed = Math.abs(drift);
            return TouchOption.byParts(rate, years, time -> touched(distance, towards, speed, time));
        }
        return touched(distance, towards, Math.sqrt(square), years);
    }

    private double touched(final double distance, final double towards, final double speed, final double years) {
        return isLong(years)
                ? atLast(distance, width() - distance, towards, speed)
                : through(distance, towards, speed, years);
    }

    /** Mean discount factor of leaving on the side that is this far, however late. */
    private double atLast(final double distance, final double other, final double towards, final double speed) {
        // sinh(speed other) / sinh(speed width), without overflow.
        final double ratio = speed == 0
                ? other / width()
                : StrictMath.exp(-speed * distance)
                        * StrictMath.expm1(-2 * speed * other)
                        / StrictMath.expm1(-2 * speed * width());
        return StrictMath.exp(towards * distance) * ratio;
    }

    private double through(final double distance, final double towards, final double speed, final double years) {
        final double root = Math.sqrt(years);
        final int images = images(years, speed);
        double sum = 0;
        for (int n = -images; n <= images; n++) {
            final double at = distance + 2 * n * width();
            final double far = Math.abs(at);
            final double first =
                    StrictMath.exp(towards * distance - speed * far + Normal.logCdf(speed * root - far / root));
            final double second =
                    StrictMath.exp(towards * distance + speed * far + Normal.logCdf(-speed * root - far / root));
            sum += at > 0 ? first + second : -(first + second);
        }
        return sum;
    }
}
