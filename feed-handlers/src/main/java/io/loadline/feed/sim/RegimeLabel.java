package io.loadline.feed.sim;

/**
 * One entry of the true regime timeline; it holds until the next one.
 *
 * @param timeNs UTC nanoseconds from which it holds
 * @param regime the true regime
 * @param driftPerSecond expected log return of the market factor in one second of simulated time
 * @param volatilityPerRootSecond standard deviation of that return over one second
 */
public record RegimeLabel(long timeNs, MarketRegime regime, double driftPerSecond, double volatilityPerRootSecond) {}
