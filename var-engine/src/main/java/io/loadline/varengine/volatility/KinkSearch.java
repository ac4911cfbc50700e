package io.loadline.varengine.volatility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The last part of a climb where the score jumps by the mean, at every return, or is steep there. The maximum then often lies on such a jump, a kink
 * of the likelihood, which Newton's steps cannot meet: it is found by the sign of the score on either side, with all else at its best. Belongs to one
 * maximiser, whose point it moves.
 */
final class KinkSearch {
    private static final double ROUGHLY_NEAR = 1e-2;
    private static final double FIRST_REACH = 1e-3;
    private static final double LATER_REACH = 1e-6;
    private static final double BETTER_KINK = 1e-8;
    private static final double KINK_WIDTH = 1e-11;
    private static final double PROFILE_FINISHED = 1e-15;
    private static final double PROFILE_GAIN = 1e-14;
    private static final int MOST_ROUNDS = 20;
    private static final int NEAR_RETURNS = 60;
    private static final int NEAR_KINKS = 20;
    /** Predicted maxima near by whose likelihood is evaluated. */
    private static final int TRIED = 4;

    private final Maximiser climb;
    private final Likelihood likelihood;

    private double low;
    private double high;
    private double lowScore;
    private double highScore;

    KinkSearch(final Maximiser climb, final Likelihood likelihood) {
        this.climb = climb;
        this.likelihood = likelihood;
    }

    /** Where jumps of the score by the mean stop the search far from the maximum: all else first, the mean after it. */
    boolean climbBesideMean() {
        climb.meanIsHeld = true;
        final int stepsBefore = climb.steps;
        final boolean settled = !likelihood.hasCusps() && climb.ascend(climb.point.clone(), Integer.MAX_VALUE, null);
        climb.steps += stepsBefore;
        climb.isMaximum = false;
        climb.meanIsHeld = likelihood.hasCusps();
        return settled && climbToKink();
    }

    /**
     * Where the density has a cusp, every return is a maximum by the mean. Holds the mean at a return, brings all else to its best, and goes
     * over to the best return near by, until none is better.
     */
    boolean climbToCusp() {
        if (likelihood.areCuspsOfAll()) {
            return false;
        }
        int stepsBefore = climb.steps;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            final double[] from = climb.point.clone();
            double best = Double.NEGATIVE_INFINITY;
            double mean = from[0];
            for (final double kink : likelihood.nearErrors.kinksNear(from, NEAR_RETURNS)) {
                from[0] = climb.clip(0, kink);
                final double reached = likelihood.value(from);
                if (reached > best) {
                    best = reached;
                    mean = from[0];
                }
            }
            if (mean == climb.point[0] && climb.isMaximum) {
                return true;
            }
            from[0] = mean;
            final boolean settled = climb.ascend(from, Integer.MAX_VALUE, null) || climb.finish();
            climb.steps += stepsBefore;
            stepsBefore = climb.steps;
            climb.isMaximum = settled;
            if (!settled || !likelihood.hasCusps()) {
                climb.isMaximum = false;
                return false;
            }
        }
        return climb.isMaximum;
    }

    /** Closes in on the kink near by, where the score by the mean, with all else at its best, changes sign. */
    boolean climbToKink() {
        return closeIn(FIRST_REACH);
    }

    /** At a maximum: looks at the kinks near by, and goes to the best of them as long as one is better. */
    void goToBest() {
        if (!climb.isMaximum || climb.meanIsHeld || likelihood.kinks() == 0 || climb.information() == null) {
            return;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            final double[] from = climb.point.clone();
            final double before = climb.value;
            if (!goToBetter()) {
                return;
            }
            if (!closeIn(LATER_REACH) || climb.value <= before) {
                climb.ascend(from, Integer.MAX_VALUE, null);
                return;
            }
        }
    }

    /** Goes over to the best of the kinks near by and the middles between them, if one is better, with all else as its best moves with the mean. */
    private boolean goToBetter() {
        final double[] from = climb.point.clone();
        final double[] response = response();
        if (response == null) {
            return false;
        }
        final double[] kinks = likelihood.nearErrors.kinksNear(from, NEAR_KINKS);
        Arrays.sort(kinks);
        final double[] moves = new double[Math.max(0, 2 * kinks.length - 1)];
        Arrays.setAll(moves, k -> 0.5 * (kinks[k / 2] + kinks[(k + 1) / 2]) - from[0]);
        double best = climb.value + BETTER_KINK;
        for (final double move : promising(from, response, moves)) {
            final double reached = valueBeside(from, response, move);
            if (reached > best) {
                best = reached;
                System.arraycopy(climb.trial, 0, climb.point, 0, from.length);
            }
        }
        return best > climb.value + BETTER_KINK;
    }

    /** How the best of all else moves with the mean, or null where the likelihood does not bend down. */
    private double[] response() {
        Arrays.fill(climb.trial, 0);
        System.arraycopy(climb.hessian[0], 1, climb.trial, 1, climb.trial.length - 1);
        climb.free[0] = false;
        final boolean regular = climb.system.factor(climb.hessian, -1, 0, climb.free);
        if (regular) {
            climb.system.solve(climb.trial, climb.step);
        }
        climb.free[0] = true;
        return regular ? climb.step.clone() : null;
    }

    private double valueBeside(final double[] from, final double[] response, final double move) {
        for (int i = 0; i < from.length; i++) {
            climb.trial[i] = climb.clip(i, from[i] + (i == 0 ? move : response[i] * move));
        }
        return likelihood.value(climb.trial);
    }

    /**
     * Moves of the mean that promise most. The likelihood along the line is predicted: what the errors near zero change, which holds the kinks, and a
     * parabola through the two ends for the rest. All of them where that cannot be said.
     */
    private double[] promising(final double[] from, final double[] response, final double[] moves) {
        final int last = moves.length - 1;
        if (last <= TRIED || !(moves[0] < 0 && moves[last] > 0) || !likelihood.nearErrors.knowsChanges()) {
            return moves;
        }
        final double[] changes = likelihood.nearErrors.changes(from, moves);
        final double left = (valueBeside(from, response, moves[0]) - climb.value - changes[0]) / moves[0];
        final double right = (valueBeside(from, response, moves[last]) - climb.value - changes[last]) / moves[last];
        final double bend = (right - left) / (moves[last] - moves[0]);
        final double slope = left - bend * moves[0];
        if (!Double.isFinite(slope)) {
            return moves;
        }
        for (int k = 0; k <= last; k++) {
            changes[k] += moves[k] * Math.fma(bend, moves[k], slope);
        }
        return IntStream.rangeClosed(0, last)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -changes[k]))
                .limit(TRIED)
                .mapToDouble(k -> moves[k])
                .toArray();
    }

    private boolean closeIn(final double firstReach) {
        if (!likelihood.hasMean() || !(climb.decrement < ROUGHLY_NEAR) || !(climb.outer[0][0] > 0)) {
            return false;
        }
        final double error = 1 / Math.sqrt(climb.outer[0][0]);
        climb.free[0] = false;
        if (!climb.system.factor(climb.hessian, -1, 0, climb.free) || !bracket(firstReach * error, error)) {
            return false;
        }
        final boolean settled = narrow(KINK_WIDTH * error) && climb.decrement < Maximiser.STATIONARY;
        likelihood.outer(climb.outer);
        climb.freeRows();
        climb.free[0] = true;
        climb.hessianIsWhole = false;
        climb.isMaximum = settled && climb.information() != null;
        return climb.isMaximum;
    }

    /** Finds means with a positive score below and a negative one above, at most a standard error away. */
    private boolean bracket(final double firstReach, final double error) {
        final double centre = climb.point[0];
        double reach = firstReach;
        low = centre - reach;
        high = centre + reach;
        lowScore = profileScore(low);
        while (!(lowScore > 0)) {
            reach *= 2;
            low = centre - reach;
            if (reach > error) {
                return false;
            }
            lowScore = profileScore(low);
        }
        highScore = profileScore(high);
        while (!(highScore < 0)) {
            reach *= 2;
            high = centre + reach;
            if (reach > error) {
                return false;
            }
            highScore = profileScore(high);
        }
        return true;
    }

    /** Narrows the bracket until a kink fills it, or nothing is left to gain. */
    private boolean narrow(final double width) {
        boolean settled = false;
        while (!settled) {
            final double kink = likelihood.nearErrors.kinkNear(0.5 * (low + high), climb.point);
            final boolean atKink = kink - width > low && kink + width < high;
            // Between kinks the score is smooth: false position meets its root.
            final double left = atKink ? kink - 0.5 * width : low + (high - low) * lowScore / (lowScore - highScore);
            if (!(left > low && left < high) || !take(left)) {
                return false;
            }
            if (atKink && low == left) {
                take(kink + 0.5 * width);
            }
            settled = high - low <= 2 * width || Math.min(lowScore, -highScore) * (high - low) < PROFILE_GAIN;
        }
        return true;
    }

    /** Makes a mean an end of the bracket, by the sign of its score; false if it has none. */
    private boolean take(final double mean) {
        final double score = profileScore(mean);
        if (score > 0) {
            low = mean;
            lowScore = score;
        } else {
            high = mean;
            highScore = score;
        }
        return !Double.isNaN(score);
    }

    /** Score by the mean when the mean is given and all else is at its best; NaN if that is not found near by. */
    private double profileScore(final double mean) {
        climb.point[0] = mean;
        climb.value = likelihood.gradient(climb.point, climb.gradient, null);
        for (int i = 0; i < Maximiser.MAXIMUM_LAST_STEPS; i++) {
            climb.system.solve(climb.gradient, climb.step);
            climb.decrement = Maximiser.dot(climb.gradient, climb.step);
            if (!(Math.abs(climb.decrement) < ROUGHLY_NEAR)) {
                return Double.NaN;
            }
            if (climb.decrement < PROFILE_FINISHED) {
                return climb.gradient[0];
            }
            for (int j = 0; j < climb.point.length; j++) {
                climb.point[j] = climb.clip(j, climb.point[j] + climb.step[j]);
            }
            climb.value = likelihood.gradient(climb.point, climb.gradient, null);
        }
        return climb.decrement < Maximiser.STATIONARY ? climb.gradient[0] : Double.NaN;
    }
}
