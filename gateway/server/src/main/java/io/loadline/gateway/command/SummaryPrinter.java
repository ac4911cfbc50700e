package io.loadline.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.gateway.pipeline.Latency;
import io.loadline.gateway.server.InstrumentVolatility;
import io.loadline.gateway.server.NodeMeasures;
import io.loadline.gateway.server.RunSummary;
import io.loadline.gateway.server.Trip;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a run or a replay came to, for people or as one JSON object. */
final class SummaryPrinter {
    private final PrintWriter out;

    SummaryPrinter(final PrintWriter out) {
        this.out = out;
    }

    void print(final RunSummary summary) {
        out.printf(
                Locale.ROOT,
                "%,d events in %.1f s, %,.0f events/s, %s%n",
                summary.events(),
                summary.seconds(),
                summary.eventsPerSecond(),
                summary.threading());
        final Latency latency = summary.tickToLimitNs();
        out.printf(
                Locale.ROOT,
                "tick to limit, us: p50 %,.1f  p99 %,.1f  p99.9 %,.1f  p99.99 %,.1f  max %,.1f%n",
                latency.p50() / 1e3,
                latency.p99() / 1e3,
                latency.p999() / 1e3,
                latency.p9999() / 1e3,
                latency.max() / 1e3);
        printNodes(summary.nodes());
        printVolatilities(summary.volatilities());
        printTrips(summary.trips());
        out.printf("%njournal %s%ndigest  %s%n", summary.journal(), summary.digest());
        out.flush();
    }

    void printNodes(final List<NodeMeasures> nodes) {
        out.printf("%n%-13s %12s %12s %12s %12s %12s%n", "node", "P&L", "VaR 95", "VaR 99", "ES 97.5", "LVaR 99");
        for (final NodeMeasures node : nodes) {
            if (node.level().equals("firm") || node.level().equals("desk")) {
                out.printf(
                        Locale.ROOT,
                        "%-13s %,12.0f %,12.0f %,12.0f %,12.0f %,12.0f%s%n",
                        node.node(),
                        node.pnl(),
                        node.var95(),
                        node.var99(),
                        node.es975(),
                        node.lvar99(),
                        node.quality() == 0 ? "" : "  degraded");
            }
        }
    }

    /** How many instruments have a volatility, by state, and of how many the last fit failed. */
    void printVolatilities(final List<InstrumentVolatility> volatilities) {
        if (volatilities.isEmpty()) {
            return;
        }
        final StringBuilder line = new StringBuilder("\nvolatilities:");
        for (final String state : List.of("good", "degraded", "stale", "none")) {
            final long count = volatilities.stream()
                    .filter(volatility -> volatility.state().equals(state))
                    .count();
            line.append(' ').append(count).append(' ').append(state).append(',');
        }
        final long failed = volatilities.stream()
                .filter(volatility -> volatility.failures() > 0)
                .count();
        out.println(line.append(" the last fit of ").append(failed).append(" failed"));
    }

    void printTrips(final List<Trip> trips) {
        out.println();
        if (trips.isEmpty()) {
            out.println("no trips");
        }
        for (final Trip trip : trips) {
            out.printf(
                    Locale.ROOT,
                    "KILLED %s by %s at event %,d: %,.0f -> %,.0f, limit %,.0f%n",
                    trip.scope(),
                    trip.rule(),
                    trip.sequence(),
                    trip.before(),
                    trip.value(),
                    trip.limit());
        }
    }

    void printJson(final RunSummary summary) throws JsonProcessingException {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("events", summary.events());
        json.put("seconds", summary.seconds());
        json.put("eventsPerSecond", summary.eventsPerSecond());
        json.put("threading", summary.threading());
        json.put("tickToLimitNs", summary.tickToLimitNs());
        json.put("digest", summary.digest());
        json.put("journal", summary.journal());
        json.put("trips", summary.trips());
        json.put("nodes", summary.nodes());
        json.put("volatilities", summary.volatilities());
        json.put("feeds", summary.feeds());
        printJson(json);
    }

    void printJson(final Map<String, Object> json) throws JsonProcessingException {
        out.println(new ObjectMapper().writeValueAsString(json));
        out.flush();
    }
}
