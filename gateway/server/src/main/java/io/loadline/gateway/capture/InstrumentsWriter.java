package io.loadline.gateway.capture;

import io.loadline.book.InstrumentLegs;
import io.loadline.book.InstrumentView;
import io.loadline.core.Scale;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * Writes every instrument of a capture as CSV, as it was last defined, and whether its book is good at the end. Legs are {@code symbol*ratio}, with {@code ;} between them; a leg that
 * the capture does not define is {@code #} and the venue's number. Texts that hold a comma or a quote are in quotes (RFC 4180).
 */
final class InstrumentsWriter {
    static final String HEADER = "instrument,securityId,symbol,assetClass,bookKind,tick,multiplier,optionType,strike,"
            + "expiry,underlying,currency,legs,exercise,book";

    private final PrintWriter out;

    InstrumentsWriter(final PrintWriter out) {
        this.out = out;
    }

    void write(final CaptureBooks books) {
        out.println(HEADER);
        for (final int id : books.instruments()) {
            final CapturedInstrument instrument = books.instrument(id);
            final boolean option = !instrument.optionType().isEmpty();
            out.println(id + "," + instrument.securityId() + "," + quoted(instrument.symbol()) + ","
                    + instrument.assetClass() + "," + instrument.bookKind() + ","
                    + (instrument.tick() > 0 ? Decimal.price(instrument.tick()) : "") + ","
                    + Decimal.price(instrument.multiplier()) + "," + instrument.optionType() + ","
                    + (option ? Decimal.price(instrument.strike()) : "") + ","
                    + (instrument.expiryNs() == 0 ? "" : Instant.ofEpochSecond(0, instrument.expiryNs())) + ","
                    + quoted(instrument.underlying()) + "," + quoted(instrument.currency()) + ","
                    + quoted(legs(books, id)) + "," + instrument.exercise() + ","
                    + (books.isStale(id) ? "stale" : "good"));
        }
    }

    private static String legs(final CaptureBooks books, final int id) {
        final InstrumentView view = books.view(id);
        final InstrumentLegs legs = view == null ? null : view.legs();
        if (legs == null) {
            return "";
        }
        final StringJoiner list = new StringJoiner(";");
        for (int leg = 0; leg < legs.count(); leg++) {
            final CapturedInstrument defined = books.instrument(legs.instrument(leg));
            final String name = defined == null ? "#" + legs.securityId(leg) : defined.symbol();
            final long price = legs.price(leg);
            list.add(name + "*" + Decimal.quantity(legs.ratio(leg))
                    + (price == Scale.NULL_PRICE ? "" : "@" + Decimal.price(price)));
        }
        return list.toString();
    }

    private static String quoted(final String text) {
        final boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
