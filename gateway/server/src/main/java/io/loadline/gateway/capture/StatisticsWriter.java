package io.loadline.gateway.capture;

import io.loadline.book.InstrumentStatistics;
import io.loadline.book.InstrumentView;
import io.loadline.book.Statistic;
import io.loadline.core.Scale;
import java.io.PrintWriter;
import java.util.Locale;

/** Writes the last value of every statistic that a venue told of an instrument, as CSV. */
final class StatisticsWriter {
    static final String HEADER = "instrument,symbol,statistic,price,quantity,exchangeTimeNs";

    private final PrintWriter out;

    StatisticsWriter(final PrintWriter out) {
        this.out = out;
    }

    void write(final CaptureBooks books) {
        out.println(HEADER);
        for (final int id : books.instruments()) {
            final InstrumentView view = books.view(id);
            if (view != null && view.statistics() != null) {
                write(id + "," + books.symbol(id) + ",", view.statistics());
            }
        }
    }

    private void write(final String prefix, final InstrumentStatistics statistics) {
        for (final Statistic statistic : Statistic.values()) {
            final long price = statistics.price(statistic);
            final long quantity = statistics.quantity(statistic);
            final long timeNs = statistics.exchangeTimeNs(statistic);
            if (price != Scale.NULL_PRICE || quantity != 0 || timeNs != 0) {
                out.println(prefix + statistic.name().toLowerCase(Locale.ROOT).replace('_', '-') + ","
                        + Decimal.price(price) + "," + Decimal.quantity(quantity) + "," + timeNs);
            }
        }
    }
}
