package io.loadline.varengine;

import io.loadline.core.model.Instrument;
import io.loadline.core.model.SmileKey;
import io.loadline.core.pricing.american.ExercisePremium;
import io.loadline.core.pricing.american.ExercisePremiums;
import java.util.HashMap;
import java.util.Map;

/**
 * Early exercise premiums of the chains that options with scenarios belong to: which options have one is what the pricing stage last told of them. Tables are made as there, a piece
 * in an event and in {@value #SPACING_NS} ns, but anew only when rate or carry have moved by a basis point of the price: a scenario's P&amp;L is the difference of two prices of one table.
 */
final class EarlyExercise {
    static final long SPACING_NS = 1_000_000;
    private static final double TOLERANCE = 1e-4;

    private final ExercisePremiums premiums = new ExercisePremiums(TOLERANCE, SPACING_NS);
    private final Map<SmileKey, Chain> chains = new HashMap<>();
    private final SmileKey[] keys;
    private final Chain[] chainOf;
    private final double rate;

    EarlyExercise(final Instrument[] options, final double rate) {
        this.rate = rate;
        keys = new SmileKey[options.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = SmileKey.of(options[k]);
        }
        chainOf = new Chain[options.length];
    }

    /** Takes whether an option may be exercised early, and what exercise delivers over the forward. Allocates where a chain is new, which it is at a definition. */
    void tell(final int k, final boolean isAmerican, final double spotPerForward) {
        if (isAmerican != (chainOf[k] != null)) {
            chainOf[k] = isAmerican ? chains.computeIfAbsent(keys[k], _ -> new Chain(premiums.add())) : null;
        }
        if (isAmerican) {
            chainOf[k].spotPerForward = spotPerForward;
        }
    }

    /** True if it made a piece of a table. */
    boolean takeTurn(final long nowNs) {
        return premiums.takeTurn(nowNs);
    }

    /** The premium of an option's chain, aimed at the rate and carry of now; null where it may be exercised at expiry alone. */
    ExercisePremium of(final int k, final double years) {
        final Chain chain = chainOf[k];
        if (chain == null) {
            return null;
        }
        chain.premium.aim(rate * years, -StrictMath.log(chain.spotPerForward));
        return chain.premium;
    }

    /** What exercise of an option delivers, over the forward. */
    double spotPerForward(final int k) {
        return chainOf[k] == null ? 1 : chainOf[k].spotPerForward;
    }

    private static final class Chain {
        private final ExercisePremium premium;
        private double spotPerForward = 1;

        Chain(final ExercisePremium premium) {
            this.premium = premium;
        }
    }
}
