package io.loadline.gateway.server;

import io.loadline.feed.FeedReport;
import io.loadline.gateway.pipeline.Latency;
import java.util.List;

/**
 * What a run came to. Names are those of the JSON that scripts read.
 *
 * @param events events logged in this run
 * @param seconds from start to stop
 * @param digest digest of all output since the log began, hex
 * @param journal journal directory
 * @param threading threading mode
 * @param tickToLimitNs latency from ingress to the end of limits
 * @param trips scopes killed since the log began
 * @param nodes last risk of every node
 * @param volatilities last conditional volatility of every instrument; empty where none are kept
 * @param feeds what each feed has seen
 */
public record RunSummary(
        long events,
        double seconds,
        String digest,
        String journal,
        String threading,
        Latency tickToLimitNs,
        List<Trip> trips,
        List<NodeMeasures> nodes,
        List<InstrumentVolatility> volatilities,
        List<FeedReport> feeds) {
    /** @return events a second */
    public double eventsPerSecond() {
        return seconds > 0 ? events / seconds : 0;
    }
}
