package io.loadline.gateway.capture;

import io.loadline.core.pricing.surface.ExpirySmile;

/**
 * The smile of one expiry at the end of a capture.
 *
 * @param underlying symbol or coin
 * @param currency of the options' prices
 * @param expiryNs UTC nanoseconds
 * @param source {@code books}, or {@code marks} where too few books were quoted on both sides
 * @param forward forward price that volatilities are implied with; NaN where none could be told
 * @param forwardSource symbol of the future or the underlying, {@code parity} of calls and puts, or empty
 * @param strikes strikes of the expiry
 * @param smile the fit, in whatever state
 * @param calendarFree true if no later expiry of the underlying has less total variance somewhere
 */
record CaptureSmile(
        String underlying,
        String currency,
        long expiryNs,
        String source,
        double forward,
        String forwardSource,
        int strikes,
        ExpirySmile smile,
        boolean calendarFree) {}
