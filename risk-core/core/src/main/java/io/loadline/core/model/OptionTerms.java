package io.loadline.core.model;

/**
 * Terms of a European option on a future or on spot.
 *
 * @param underlyingId instrument id of the underlying
 * @param call true for a call, false for a put
 * @param strike in currency units of the underlying's price
 * @param expiryNs UTC nanoseconds
 */
public record OptionTerms(int underlyingId, boolean call, double strike, long expiryNs) {}
