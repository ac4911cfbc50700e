package io.loadline.bench.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.bench.MachineFacts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Prints what a run of the rig came to, for people or as one JSON object. */
final class RigReport {
    private static final String[] NAMES = {"p50", "p99", "p999", "p9999", "max"};
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99, 100};
    private static final double NS_PER_US = 1e3;

    private final PrintWriter out;
    private final MachineFacts machine;
    private final RigSettings settings;

    RigReport(final PrintWriter out, final MachineFacts machine, final RigSettings settings) {
        this.out = out;
        this.machine = machine;
        this.settings = settings;
    }

    void printControl(final Histogram control, final boolean json) {
        if (json) {
            final Map<String, Object> root = head();
            root.put("controlNs", percentiles(control));
            printJson(root);
        } else {
            printHead();
            printRow("control: packet to a handler that does nothing", control);
        }
    }

    void print(final RigResult result, final boolean json) {
        if (json) {
            printJson(object(result));
            return;
        }
        printHead();
        printRow("event: intended send time to limits done", result.fromIntended());
        printRow("event: ingress stamp to limits done", result.fromIngress());
        printRow("control: packet to a handler that does nothing", result.control());
        printRow("hiccup: machine stalls while the engine ran", result.hiccups());
        final LoadFacts load = result.load();
        out.printf(
                Locale.ROOT,
                "%,d events of the log, %,.0f a second; %,d packets; done %.1f ms after the close%n",
                load.events(),
                result.eventsPerSecond(),
                result.packets(),
                result.behindNs() / 1e6);
        out.printf(
                Locale.ROOT,
                "%.1f%% moved the top, %.1f%% touched nodes, %.2f nodes an event, %.2f%% moved a currency rate%n",
                100 * load.topMoveShare(),
                100 * load.touchingShare(),
                load.nodesPerEvent(),
                100 * load.rateMoveShare());
    }

    private void printHead() {
        out.printf(Locale.ROOT, "%s%n", machine.line());
        out.printf(
                Locale.ROOT,
                "%,d book events/s %s, %,d instruments, %,d scenarios, packet window %d us, %s, journal %s, %s%n",
                settings.rate(),
                settings.burst() ? "in bursts" : "evenly spaced",
                settings.instruments(),
                settings.scenarios(),
                settings.packetWindowNs() / 1000,
                settings.udpPort() == 0 ? "packets in memory" : "loopback UDP",
                settings.journal() == null ? "none" : settings.journal(),
                settings.aeron() ? "Aeron" : "no Aeron");
        out.printf(Locale.ROOT, "%-48s %10s %10s %10s %10s %10s%n", "us", "p50", "p99", "p99.9", "p99.99", "max");
    }

    private void printRow(final String name, final Histogram histogram) {
        out.printf(Locale.ROOT, "%-48s", name);
        for (final double percentile : PERCENTILES) {
            out.printf(Locale.ROOT, " %10.1f", histogram.getValueAtPercentile(percentile) / NS_PER_US);
        }
        out.printf(Locale.ROOT, "%n");
    }

    private Map<String, Object> head() {
        final Map<String, Object> root = new LinkedHashMap<>();
        root.put("machine", machine.line());
        root.put("rate", settings.rate());
        root.put("instruments", settings.instruments());
        root.put("scenarios", settings.scenarios());
        root.put("seconds", settings.seconds());
        return root;
    }

    private Map<String, Object> object(final RigResult result) {
        final Map<String, Object> root = head();
        root.put("tickToLimitNs", percentiles(result.fromIngress()));
        root.put("intendedToLimitNs", percentiles(result.fromIntended()));
        root.put("controlNs", percentiles(result.control()));
        root.put("hiccupNs", percentiles(result.hiccups()));
        root.put("events", result.load().events());
        root.put("eventsPerSecond", result.eventsPerSecond());
        root.put("behindNs", result.behindNs());
        root.put("topMoveShare", result.load().topMoveShare());
        root.put("touchingShare", result.load().touchingShare());
        root.put("nodesPerEvent", result.load().nodesPerEvent());
        return root;
    }

    private static Map<String, Long> percentiles(final Histogram histogram) {
        final Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            values.put(NAMES[i], histogram.getValueAtPercentile(PERCENTILES[i]));
        }
        return values;
    }

    private void printJson(final Map<String, Object> root) {
        try {
            out.println(new ObjectMapper().writeValueAsString(root));
            out.flush();
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("the result cannot be written as JSON", e);
        }
    }
}
