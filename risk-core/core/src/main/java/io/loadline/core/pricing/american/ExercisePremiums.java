package io.loadline.core.pricing.american;

import java.util.ArrayList;
import java.util.List;

/**
 * The premiums of many chains, made in turn: one column of one table in a turn, which is a boundary and sixteen prices, and no sooner than the spacing after the one before. Turns
 * are decided by event time alone. One thread; turns allocate nothing.
 */
public final class ExercisePremiums {
    private static final int LOOK = 16;

    private final List<ExercisePremium> chains = new ArrayList<>();
    private final double tolerance;
    private final long spacingNs;
    private PremiumBuilder builder;
    private ExercisePremium current;
    private int next;
    private long dueNs = Long.MIN_VALUE;

    /**
     * @param tolerance see {@link ExercisePremium}
     * @param spacingNs event time between two turns
     */
    public ExercisePremiums(final double tolerance, final long spacingNs) {
        this.tolerance = tolerance;
        this.spacingNs = spacingNs;
    }

    /** @return the premium of another chain, not known yet; allocates */
    public ExercisePremium add() {
        if (builder == null) {
            builder = new PremiumBuilder();
        }
        final ExercisePremium chain = new ExercisePremium(tolerance);
        chains.add(chain);
        return chain;
    }

    /**
     * Makes a column where a table is due and its turn has come.
     *
     * @param nowNs event time
     * @return true if it did
     */
    public boolean takeTurn(final long nowNs) {
        if (chains.isEmpty() || nowNs < dueNs) {
            return false;
        }
        for (int i = 0; i < Math.min(LOOK, chains.size()) && !builder.isBusy(); i++) {
            current = chains.get(next);
            next = next + 1 == chains.size() ? 0 : next + 1;
            current.begin(builder);
        }
        if (!builder.isBusy()) {
            return false;
        }
        dueNs = nowNs + spacingNs;
        builder.step();
        if (!builder.isBusy()) {
            current.finished();
        }
        return true;
    }
}
