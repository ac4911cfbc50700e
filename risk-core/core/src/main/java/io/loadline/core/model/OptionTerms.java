package io.loadline.core.model;

/**
 * Terms of an option on a future or on spot.
 *
 * @param underlyingId instrument id of the underlying
 * @param call true for a call
 * @param strike in currency units of the underlying's price
 * @param expiryNs UTC nanoseconds
 * @param exercise when it may be exercised, where the model says it: that counts before what the venue's definition says
 */
public record OptionTerms(int underlyingId, boolean call, double strike, long expiryNs, ExerciseStyle exercise) {
    /** An option that may be exercised as its definition in the log says, and at expiry alone where that says nothing. */
    public OptionTerms(final int underlyingId, final boolean call, final double strike, final long expiryNs) {
        this(underlyingId, call, strike, expiryNs, ExerciseStyle.NOT_TOLD);
    }
}
