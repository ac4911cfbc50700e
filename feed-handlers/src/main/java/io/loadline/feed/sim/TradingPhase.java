package io.loadline.feed.sim;

/** What an instrument of the exchange is at. */
enum TradingPhase {
    /** Continuous trading. */
    OPEN,
    /** Nothing moves. */
    HALTED,
    /** Orders are gathered, nothing trades: before it opens again. The books here stand still. */
    AUCTION
}
