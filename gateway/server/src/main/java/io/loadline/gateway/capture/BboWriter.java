package io.loadline.gateway.capture;

import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.RiskEvent;
import java.io.PrintWriter;
import org.agrona.collections.Int2ObjectHashMap;

/** Writes a CSV row at the end of each exchange event that changed the outright best bid or offer of an instrument. */
final class BboWriter implements CaptureBooks.ChangeListener {
    static final String HEADER = "exchangeTimeNs,instrument,symbol,bidPrice,bidQuantity,askPrice,askQuantity";

    /** Last row of an instrument. */
    private static final class Top {
        private long bidPrice = Scale.NULL_PRICE;
        private long bidQuantity;
        private long askPrice = Scale.NULL_PRICE;
        private long askQuantity;
    }

    private final Int2ObjectHashMap<Top> tops = new Int2ObjectHashMap<>();
    private final PrintWriter out;

    BboWriter(final PrintWriter out) {
        this.out = out;
        out.println(HEADER);
    }

    @Override
    public void onChange(final RiskEvent event, final String symbol) {
        final BookSection book = event.book;
        final Top top = tops.computeIfAbsent(book.instrument, id -> new Top());
        final long bidQuantity = book.bidPrice == Scale.NULL_PRICE ? 0 : book.bidQuantity;
        final long askQuantity = book.askPrice == Scale.NULL_PRICE ? 0 : book.askQuantity;
        if (top.bidPrice == book.bidPrice
                && top.askPrice == book.askPrice
                && top.bidQuantity == bidQuantity
                && top.askQuantity == askQuantity) {
            return;
        }
        top.bidPrice = book.bidPrice;
        top.askPrice = book.askPrice;
        top.bidQuantity = bidQuantity;
        top.askQuantity = askQuantity;
        out.println(book.exchangeTimeNs + "," + book.instrument + "," + symbol + "," + Decimal.price(top.bidPrice) + ","
                + (top.bidPrice == Scale.NULL_PRICE ? "" : Decimal.quantity(bidQuantity)) + ","
                + Decimal.price(top.askPrice) + ","
                + (top.askPrice == Scale.NULL_PRICE ? "" : Decimal.quantity(askQuantity)));
    }
}
