package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the maximum: a grid of starts ranked by likelihood, climbs from the best few, and the errors at the winner. */
final class Estimation {
    private static final int EXPLORING_STEPS = 6;
    private static final int CLIMBS = 4;
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
        final List<Candidate> candidates = candidates(model, likelihood, returns, variance, start);
        final Maximiser best = new Maximiser(likelihood, lowest, highest);
        best.climb(candidates.getFirst().coordinates(), ALL_STEPS, null);
        int steps = best.steps;
        final Maximiser other = new Maximiser(likelihood, lowest, highest);
        Maximiser winner = best;
        for (int i = 1; i < climbs(model, best) && i < candidates.size(); i++) {
            final Maximiser loser = winner == best ? other : best;
            loser.climb(candidates.get(i).coordinates(), EXPLORING_STEPS, winner);
            steps += loser.steps;
            if (loser.value > winner.value + 1e-6 || !winner.isMaximum) {
                loser.climb(loser.point.clone(), ALL_STEPS, null);
                steps += loser.steps;
                if (better(loser, winner)) {
                    winner = loser;
                }
            }
        }
        return VolatilityFit.of(model, likelihood, winner, steps);
    }

    /** The plain model has one maximum in practice; the others are tried from several sides. */
    private static int climbs(final VolatilityModel model, final Maximiser best) {
        final boolean plain = model.variance() instanceof VarianceModel.Garch(int p, int o, int q)
                && p == 1
                && o == 0
                && q == 1
                && model.errors().shapes().isEmpty();
        return plain && best.isMaximum ? 1 : CLIMBS;
    }

    private static boolean better(final Maximiser one, final Maximiser other) {
        if (one.isMaximum != other.isMaximum) {
            return one.isMaximum && one.value > other.value - 1e-6;
        }
        return one.value > other.value + 1e-9;
    }

    private static List<Candidate> candidates(
            final VolatilityModel model,
            final Likelihood likelihood,
            final double[] returns,
            final double variance,
            final double[] given) {
        final List<Candidate> candidates = new ArrayList<>();
        final int means = likelihood.residuals.means;
        final int width = likelihood.recursion.width;
        for (final double[] start : likelihood.recursion.starts(variance)) {
            final double[] parameters = new double[likelihood.parameters];
            startMean(model.mean(), returns, parameters);
            System.arraycopy(start, 0, parameters, means, start.length);
            for (int i = width; i < parameters.length; i++) {
                parameters[i] = model.errors().start(i - width);
            }
            add(candidates, likelihood, parameters);
        }
        candidates.sort(Comparator.comparingDouble(candidate -> -candidate.value()));
        final List<Candidate> spread = spread(candidates, width - 1);
        if (given != null) {
            final double[] coordinates = new double[given.length];
            likelihood.toCoordinates(given, coordinates);
            spread.addFirst(new Candidate(coordinates, likelihood.value(coordinates)));
        }
        if (spread.isEmpty()) {
            throw new IllegalArgumentException(
                    "no start gives a finite likelihood; the returns span too many magnitudes");
        }
        return spread;
    }

    private static void add(final List<Candidate> candidates, final Likelihood likelihood, final double[] parameters) {
        final double[] coordinates = new double[parameters.length];
        likelihood.toCoordinates(parameters, coordinates);
        final double value = likelihood.value(coordinates);
        if (Double.isFinite(value)) {
            candidates.add(new Candidate(coordinates, value));
        }
    }

    /** The best start for each value of the last variance parameter (the memory), best first: starts from different sides. */
    private static List<Candidate> spread(final List<Candidate> sorted, final int memory) {
        final List<Candidate> spread = new ArrayList<>();
        final List<Candidate> rest = new ArrayList<>();
        for (final Candidate candidate : sorted) {
            final boolean seen = spread.stream()
                    .anyMatch(s -> Math.abs(s.coordinates()[memory] - candidate.coordinates()[memory]) < 0.1);
            (seen ? rest : spread).add(candidate);
        }
        spread.addAll(rest);
        return spread;
    }

    private static void startMean(final MeanModel mean, final double[] returns, final double[] parameters) {
        if (mean != MeanModel.ZERO) {
            parameters[0] = mean(returns);
        }
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
            final double span = i == 0 ? reach + Math.abs(mean) : 0.9999;
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
        final double mean = model.mean() == MeanModel.ZERO ? 0 : mean(returns);
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
