package io.loadline.gateway.server;

/**
 * A scope that was killed.
 *
 * @param scope name of the node
 * @param rule the control, {@code C16}, or {@code operator}
 * @param sequence event that caused it
 * @param before value before that event
 * @param value value at that event
 * @param limit the limit crossed
 */
public record Trip(String scope, String rule, long sequence, double before, double value, double limit) {}
