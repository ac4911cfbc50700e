package io.loadline.core.model;

/**
 * When the scenario P&amp;L of an option is taken anew by full revaluation. They decide results, and so belong to the model and its digest.
 *
 * @param movePart move of the forward since, as a part of the largest return of its scenarios or of its deviation to expiry, 0 or more
 * @param volatilityPart move of the volatility since, as a part of itself, 0 or more
 * @param maxAgeNs age at which it is taken anew whatever has moved, positive
 * @param mostLateNs time for which it may be due and not taken before its holders are degraded, positive
 */
public record RevaluationSettings(double movePart, double volatilityPart, long maxAgeNs, long mostLateNs) {
    /** @return the shipped defaults */
    public static RevaluationSettings defaults() {
        return new RevaluationSettings(0.0025, 0.0025, 60_000_000_000L, 1_000_000_000L);
    }
}
