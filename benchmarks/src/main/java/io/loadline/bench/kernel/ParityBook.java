package io.loadline.bench.kernel;

import com.paritytrading.parity.book.Market;
import com.paritytrading.parity.book.MarketListener;
import com.paritytrading.parity.book.OrderBook;
import com.paritytrading.parity.book.Side;

/** Parity's order book reconstruction: levels in sorted trees, orders in a hash map, no queues. */
final class ParityBook implements PeerBook, MarketListener {
    private static final int INSTRUMENT = 1;

    private final Market market = new Market(this);
    private final OrderBook book = market.open(INSTRUMENT);

    @Override
    public void update(final OrderBook changed, final boolean bestChanged) {
        // Nobody listens.
    }

    @Override
    public void trade(final OrderBook changed, final Side side, final long price, final long size) {
        // Nobody listens.
    }

    @Override
    public void play(final OrderTape tape, final int from, final int to) {
        for (int i = from; i < to; i++) {
            final long id = tape.ids[i];
            switch (tape.actions[i]) {
                case io.loadline.book.OrderBook.NEW ->
                    market.add(
                            INSTRUMENT,
                            id,
                            tape.sides[i] == io.loadline.book.OrderBook.BID ? Side.BUY : Side.SELL,
                            tape.prices[i],
                            tape.quantities[i]);
                case io.loadline.book.OrderBook.CHANGE -> market.cancel(id, tape.reductions[i]);
                default -> market.delete(id);
            }
        }
    }

    @Override
    public long bidPrice() {
        return book.getBestBidPrice();
    }

    @Override
    public long bidQuantity() {
        return book.getBidSize(bidPrice());
    }

    @Override
    public long askPrice() {
        return book.getBestAskPrice();
    }

    @Override
    public long askQuantity() {
        return book.getAskSize(askPrice());
    }
}
