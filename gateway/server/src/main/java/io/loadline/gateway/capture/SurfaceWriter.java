package io.loadline.gateway.capture;

import io.loadline.core.pricing.surface.ExpirySmile;
import io.loadline.core.pricing.surface.Svi;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the smiles of a capture as CSV with a header, a row an expiry, or as values for JSON; what is not known is empty or null. */
final class SurfaceWriter {
    private static final double WING_DELTA = 0.25;
    private static final long SECOND_NS = 1_000_000_000L;

    private SurfaceWriter() {}

    static void write(final List<CaptureSmile> smiles, final PrintWriter out) {
        boolean first = true;
        for (final CaptureSmile smile : smiles) {
            final Map<String, Object> row = values(smile);
            if (first) {
                out.println(String.join(",", row.keySet()));
                first = false;
            }
            final StringBuilder line = new StringBuilder();
            row.forEach((name, value) -> line.append(line.isEmpty() ? "" : ",").append(value == null ? "" : value));
            out.println(line);
        }
    }

    static Map<String, Object> values(final CaptureSmile row) {
        final ExpirySmile smile = row.smile();
        final Svi svi = smile.smile();
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("underlying", row.underlying());
        values.put("currency", row.currency());
        values.put(
                "expiry",
                Instant.ofEpochSecond(row.expiryNs() / SECOND_NS, row.expiryNs() % SECOND_NS)
                        .toString());
        values.put("source", row.source());
        put(values, "forward", row.forward());
        values.put("forwardSource", row.forwardSource());
        put(values, "years", smile.years());
        values.put("outcome", smile.outcome().name());
        values.put("quotesUsed", smile.used());
        values.put("quotesLeftOut", row.strikes() - smile.used());
        put(values, "atTheMoney", smile.atTheMoney());
        put(values, "skew", smile.skew());
        put(values, "riskReversal25", smile.riskReversal(WING_DELTA));
        put(values, "butterfly25", smile.butterfly(WING_DELTA));
        put(values, "a", smile.a());
        put(values, "b", smile.b());
        put(values, "rho", smile.rho());
        put(values, "m", smile.m());
        put(values, "sigma", smile.sigma());
        put(values, "rmsResidual", smile.residuals().rms());
        put(values, "mostResidual", smile.residuals().most());
        put(values, "rmsResidualWidths", smile.residuals().rmsWidths());
        put(values, "mostResidualWidths", smile.residuals().mostWidths());
        values.put("butterflyFree", svi == null ? null : svi.isButterflyFree());
        values.put("calendarFree", svi == null ? null : row.calendarFree());
        return values;
    }

    private static void put(final Map<String, Object> values, final String name, final double value) {
        values.put(name, Double.isFinite(value) ? value : null);
    }
}
