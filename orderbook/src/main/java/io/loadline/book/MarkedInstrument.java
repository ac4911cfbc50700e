package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;

/** The mark of one instrument of the model, its quality, and what one unit of it is exposed to. */
final class MarkedInstrument {
    private static final int BOOK_BITS =
            Quality.STALE | Quality.CROSSED | Quality.ONE_SIDED | Quality.HALTED | Quality.NO_PRICE;
    private static final double UNITS_PER_PRICE = 1e9;

    final int id;
    final int currency;
    final OptionExposure option;

    private final double multiplier;
    private final boolean margined;
    private final boolean inverse;
    private final boolean logarithmic;
    private final boolean modelled;

    /** Mid of the last good book, NaN before the first. */
    double mark = Double.NaN;

    /** Ingress time of the last good quote. */
    long lastGoodNs;

    /** {@link Quality} bits. */
    int quality;

    /** Currency units of one unit of quantity at mid, at the bid and at the ask. */
    double valueAtMark;

    double valueAtBid;
    double valueAtAsk;

    /** See {@link io.loadline.core.event.PricingSection}. */
    double unitLinear;

    double unitQuadratic;
    double unitValue;

    /** Delta value of one unit of quantity, own currency. */
    double unitDelta;

    /** True if the mark is the surface's, as there is no usable quote. */
    private boolean bySurface;

    MarkedInstrument(final Instrument instrument, final RiskModel model) {
        id = instrument.id();
        currency = instrument.currency();
        multiplier = instrument.multiplier();
        margined = instrument.margined();
        inverse = instrument.inverse();
        Instrument factor = instrument;
        if (instrument.option() == null) {
            option = null;
        } else {
            final int underlyingId = instrument.option().underlyingId();
            if (underlyingId < 0 || underlyingId >= model.instruments().size()) {
                throw new IllegalArgumentException("option " + instrument.symbol() + " has underlying " + underlyingId
                        + "; expected an instrument of the model");
            }
            factor = model.instruments().get(underlyingId);
            option = new OptionExposure(instrument.option(), model.settings().riskFreeRate());
        }
        final PriceHistory history = model.history();
        final int column = factor.historyColumn();
        modelled = history != null && column >= 0 && column < history.kinds().size();
        logarithmic = !modelled || history.kinds().get(column) == ReturnKind.LOG;
        quality = Quality.STALE | Quality.NO_PRICE | (option == null ? modelBit(true) : Quality.MODEL);
    }

    /** Currency units for one unit of quantity and one of price. */
    double multiplier() {
        return multiplier;
    }

    /** True if its P&amp;L is in one over its price. */
    boolean isInverse() {
        return inverse;
    }

    /** True if the top of a good book can be taken for a price: that of an inverse contract is positive. */
    boolean isPriceable(final BookSection book) {
        return !inverse || (book.bidPrice > 0 && book.askPrice > 0);
    }

    boolean isPriced() {
        return !Double.isNaN(mark);
    }

    /** True if the quotes themselves are good, whatever the model knows of the instrument. */
    boolean isQuoted() {
        return (quality & ~Quality.MODEL) == Quality.GOOD;
    }

    /** The quality after a book event, given the model's part of it. */
    int qualityOf(final BookSection book, final boolean quoted, final int model) {
        final int age = quoted ? 0 : quality & Quality.AGED;
        final int bits = book.quality & BOOK_BITS & ~Quality.NO_PRICE;
        return bits | age | model | (isPriced() && isPriceable(book) ? 0 : Quality.NO_PRICE);
    }

    int modelBit(final boolean solved) {
        return modelled && solved ? 0 : Quality.MODEL;
    }

    /**
     * Takes the top of a good book.
     *
     * @return true if the mark or a liquidation price changed
     */
    boolean quote(final BookSection book) {
        final double bid = worth(book.bidPrice / UNITS_PER_PRICE);
        final double ask = worth(book.askPrice / UNITS_PER_PRICE);
        if (bid == valueAtBid && ask == valueAtAsk && isPriced() && !bySurface) {
            return false;
        }
        bySurface = false;
        mark = midOf(book);
        valueAtMark = worth(mark);
        valueAtBid = bid;
        valueAtAsk = ask;
        return true;
    }

    /** Currency units of one unit of quantity at a price. Of an inverse contract only differences mean anything. */
    private double worth(final double price) {
        return inverse ? -multiplier / price : price * multiplier;
    }

    /** True if the mark is the surface's. */
    boolean isBySurface() {
        return bySurface;
    }

    /** True if the last top of the book may not be what the option is worth: it was not good, or is older than allowed. */
    boolean needsSurface(final long nowNs, final long maxQuoteAgeNs) {
        return (quality & BOOK_BITS) != 0 || nowNs - lastGoodNs > maxQuoteAgeNs;
    }

    /** Takes a price of the surface, with half of what the width of a quote may be on either side. */
    void markBySurface(final double price, final double halfSpread) {
        bySurface = true;
        mark = price;
        valueAtMark = price * multiplier;
        valueAtBid = Math.max(0, price - halfSpread) * multiplier;
        valueAtAsk = (price + halfSpread) * multiplier;
    }

    private static double midOf(final BookSection book) {
        return ((double) book.bidPrice + (double) book.askPrice) / (2 * Scale.PRICE);
    }

    /** Takes the unit exposures of anything but an option from the mark. */
    void exposeLinear() {
        unitQuadratic = 0;
        if (inverse) {
            unitLinear = -valueAtMark;
            unitValue = 0;
            unitDelta = -valueAtMark;
            return;
        }
        unitLinear = logarithmic ? valueAtMark : multiplier;
        unitValue = margined ? 0 : valueAtMark;
        unitDelta = valueAtMark;
    }

    /** Takes the unit exposures of an option from its greeks. */
    void exposeOption() {
        if (option.hasVolatility()) {
            unitLinear = multiplier * (logarithmic ? option.deltaOfReturn() : option.delta());
            unitQuadratic = 0.5 * multiplier * (logarithmic ? option.gammaOfReturn() : option.gamma());
            unitDelta = multiplier * option.deltaOfReturn();
        }
        unitValue = margined ? 0 : valueAtMark;
    }
}
