package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the maximum: a grid of starts ranked by likelihood, climbs from the best few, and the errors at the winner. */
final class Estimation {
    private static final int EXPLORING_STEPS = 6;
    private static final int MOST_CLIMBS = 10;
    private static final int SOME_CLIMBS = 4;
    /** Log-likelihood that a climb may still be below the best when it is worth finishing. */
    private static final double WORTHWHILE = 3;

    private static final double CLEAR_GAIN = 15;
    private static final double LIKE_MEMORY = 0.4;
    /** Most that one of several autoregressive parameters may be. */
    private static final double LARGEST_LAG = 3;

    private static final int ALL_STEPS = Integer.MAX_VALUE;

    private record Candidate(double[] coordinates, double value) {}

    private Estimation() {}

    static VolatilityFit fit(final VolatilityModel model, final double[] given, final double[] start) {
        final double[] returns = finite(given).clone();
        final double variance = variance(model, returns);
        final Likelihood likelihood = new Likelihood(model, returns);
        final int n = likelihood.parameters;
        if (start != null && start.length != n) {
            throw new IllegalArgumentException("the model has the parameters " + model.parameterNames() + ", "
                    + start.length + " starting values were given");
        }
        final double[] lowest = bounds(model, likelihood, returns, variance, true);
        final double[] highest = bounds(model, likelihood, returns, variance, false);
        Maximiser best = new Maximiser(likelihood, lowest, highest);
        final double[] base = plain(model, likelihood, returns);
        final Candidate first = start == null
                ? first(model, likelihood, candidates(likelihood, variance, base, false))
                : candidate(likelihood, start);
        best.climb(first.coordinates(), ALL_STEPS, null);
        int steps = best.steps;
        if (!best.isMaximum && likelihood.round()) {
            // The maximum is a corner of many cusps, which no search meets: that of the rounded likelihood is next to
            // it.
            best = new Maximiser(likelihood, lowest, highest);
            best.climb(first.coordinates(), ALL_STEPS, null);
            steps += best.steps;
        }
        final int climbs = best.isMaximum ? climbs(likelihood, variance, best) : MOST_CLIMBS;
        if (climbs == 0) {
            best.goToBestKink();
            return VolatilityFit.of(model, likelihood, best, steps);
        }
        // From here on mean and shape are known well enough.
        likelihood.toNatural(best.point, base);
        final List<Candidate> others = candidates(likelihood, variance, base, true);
        final Maximiser other = new Maximiser(likelihood, lowest, highest);
        Maximiser winner = best;
        for (int i = 0; i < climbs && i < others.size(); i++) {
            final Maximiser loser = winner == best ? other : best;
            loser.climb(others.get(i).coordinates(), EXPLORING_STEPS, winner);
            steps += loser.steps;
            if (!loser.isMaximum && (loser.value > winner.value - WORTHWHILE || !winner.isMaximum)) {
                loser.climb(loser.point.clone(), ALL_STEPS, winner);
                steps += loser.steps;
            }
            if (better(loser, winner)) {
                winner = loser;
            }
        }
        winner.goToBestKink();
        return VolatilityFit.of(model, likelihood, winner, steps);
    }

    /**
     * How many more climbs are due. Where the likelihood rises far above that of a constant variance it has one maximum in practice; where volatility
     * hardly clusters there are several, and the search looks at them from all sides. Between are normal errors on returns of heavy tails, that
     * make a gain of likelihood look larger than it is.
     */
    private static int climbs(final Likelihood likelihood, final double variance, final Maximiser best) {
        final double[] flat = new double[likelihood.parameters];
        likelihood.toNatural(best.point, flat);
        if (!likelihood.recursion.flatten(variance, flat)) {
            return 0;
        }
        final double gain = best.value - likelihood.valueAt(flat);
        if (gain < CLEAR_GAIN) {
            return MOST_CLIMBS;
        }
        if (gain < CLEAR_GAIN * likelihood.excessOfGain(best.point)) {
            return likelihood.hasFreePower() ? MOST_CLIMBS : SOME_CLIMBS;
        }
        return 0;
    }

    private static boolean better(final Maximiser one, final Maximiser other) {
        if (one.isMaximum != other.isMaximum) {
            if (one.isMaximum && other.isAtWall) {
                // The other rises towards where there is no likelihood: a maximum inside is preferred.
                return true;
            }
            return one.isMaximum && one.value > other.value - 1e-6;
        }
        return one.value > other.value + 1e-9;
    }

    /** Parameters with the plain mean and the usual shape, those of the variance zero. */
    private static double[] plain(final VolatilityModel model, final Likelihood likelihood, final double[] returns) {
        final double[] plain = new double[likelihood.parameters];
        if (model.mean().constant()) {
            plain[0] = mean(returns);
        }
        final int width = likelihood.recursion.width;
        for (int i = width; i < plain.length; i++) {
            plain[i] = model.errors().start(i - width);
        }
        return plain;
    }

    /** Starts of different memory first, each sort by likelihood; mean and shape are those of a base. */
    private static List<Candidate> candidates(
            final Likelihood likelihood, final double variance, final double[] base, final boolean many) {
        final List<Candidate> candidates = new ArrayList<>();
        final int means = likelihood.residuals.means;
        final int width = likelihood.recursion.width;
        for (final double[] start : likelihood.recursion.starts(variance, many)) {
            System.arraycopy(start, 0, base, means, start.length);
            final Candidate candidate = candidate(likelihood, base);
            if (Double.isFinite(candidate.value())) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingDouble(candidate -> -candidate.value()));
        final int memory = likelihood.recursion.names().indexOf("delta") < 0 ? width - 1 : width - 2;
        return spread(candidates, memory);
    }

    /** The best start, with the best of some values of the first shape. */
    private static Candidate first(
            final VolatilityModel model, final Likelihood likelihood, final List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "no start gives a finite likelihood; the returns span too many magnitudes");
        }
        Candidate best = candidates.getFirst();
        final int shape = likelihood.recursion.width;
        for (final double value : model.errors().firstShapes()) {
            final double[] coordinates = candidates.getFirst().coordinates().clone();
            coordinates[shape] = value;
            final double reached = likelihood.value(coordinates);
            if (reached > best.value()) {
                best = new Candidate(coordinates, reached);
            }
        }
        return best;
    }

    private static Candidate candidate(final Likelihood likelihood, final double[] parameters) {
        final double[] coordinates = new double[parameters.length];
        likelihood.toCoordinates(parameters, coordinates);
        return new Candidate(coordinates, likelihood.value(coordinates));
    }

    /** The best start for each value of the last variance parameter (the memory), best first: starts from different sides. */
    private static List<Candidate> spread(final List<Candidate> sorted, final int memory) {
        final List<Candidate> spread = new ArrayList<>();
        final List<Candidate> rest = new ArrayList<>();
        for (final Candidate candidate : sorted) {
            final boolean seen = spread.stream()
                    .anyMatch(
                            s -> isLikeMemory(s.coordinates()[memory], candidate.coordinates()[memory]));
            (seen ? rest : spread).add(candidate);
        }
        spread.addAll(rest);
        return spread;
    }

    private static boolean isLikeMemory(final double one, final double other) {
        return Math.abs(one - other) < LIKE_MEMORY * (1 - Math.min(one, other));
    }

    private static double[] bounds(
            final VolatilityModel model,
            final Likelihood likelihood,
            final double[] returns,
            final double variance,
            final boolean low) {
        final double[] bounds = new double[likelihood.parameters];
        final int means = likelihood.residuals.means;
        final double mean = mean(returns);
        final double reach = 10 * Math.sqrt(variance);
        for (int i = 0; i < means; i++) {
            final double span = i == 0 ? reach + Math.abs(mean) : model.mean().lags() == 1 ? 0.9999 : LARGEST_LAG;
            bounds[i] = low ? -span : span;
        }
        final double[] middle = low ? likelihood.recursion.lowest(variance) : likelihood.recursion.highest(variance);
        System.arraycopy(middle, 0, bounds, means, middle.length);
        for (int i = likelihood.recursion.width; i < bounds.length; i++) {
            final int shape = i - likelihood.recursion.width;
            bounds[i] = low ? model.errors().lowest(shape) : model.errors().highest(shape);
        }
        return bounds;
    }

    private static double variance(final VolatilityModel model, final double[] returns) {
        if (returns.length < model.leastReturns()) {
            throw new IllegalArgumentException(
                    returns.length + " returns given, expected at least " + model.leastReturns());
        }
        final double mean = model.mean().constant() ? mean(returns) : 0;
        double squares = 0;
        boolean constant = true;
        for (final double value : returns) {
            squares += (value - mean) * (value - mean);
            constant &= value == returns[0];
        }
        final double variance = squares / returns.length;
        if (constant || !(variance > Double.MIN_NORMAL && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the returns are constant at " + returns[0] + " or out of range, expected a series that varies");
        }
        return variance;
    }

    private static double mean(final double[] returns) {
        double sum = 0;
        for (final double value : returns) {
            sum += value;
        }
        return sum / returns.length;
    }

    /** Refuses values that are no numbers. */
    static double[] finite(final double[] returns) {
        if (returns.length == 0) {
            throw new IllegalArgumentException("no returns given, expected at least one");
        }
        for (int t = 0; t < returns.length; t++) {
            if (!Double.isFinite(returns[t])) {
                throw new IllegalArgumentException("return " + t + " is " + returns[t]
                        + ", expected a finite number; leave gaps out before fitting");
            }
        }
        return returns;
    }
}
