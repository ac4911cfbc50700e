package io.loadline.feed.sim;

/** What the simulated market goes through. Each is a path of labelled regimes, see {@link SimulatedExchange#labels()}. */
public enum Scenario {
    /** Quiet: neutral and bull regimes take turns. */
    CALM,
    /** Long bull and bear legs with drift. */
    TRENDING,
    /** Neutral, bear and crisis regimes take turns. */
    VOLATILE,
    /** Six calm seconds, a crash of about seven percent in two and a half, aftershocks, a partial recovery, then neutral. */
    FLASH_CRASH
}
