package io.loadline.bench.kernel;

/** A public order book that plays the same changes. */
public interface PeerBook {
    /** Applies changes of a tape. */
    void play(OrderTape tape, int from, int to);

    /** @return best bid */
    long bidPrice();

    /** @return quantity at the best bid */
    long bidQuantity();

    /** @return best ask */
    long askPrice();

    /** @return quantity at the best ask */
    long askQuantity();
}
