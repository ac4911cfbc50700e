package io.loadline.gateway.config;

import io.loadline.core.model.RiskSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * The effective configuration of a server.
 *
 * @param runDirectory mark file with counters and errors; one server at a time
 * @param journalDirectory the log
 * @param modelDirectory folder of the model files
 * @param scenarios most recent scenarios of the history to use
 * @param historyGaps what a blank cell of a used history column means
 * @param threading where stages run
 * @param ringSize slots of the ring, a power of two
 * @param timerIntervalNs period of the log's timer
 * @param embeddedDriver true to run the Aeron media driver inside the server
 * @param aeronDirectory folder of the media driver
 * @param deskChannel Aeron channel of streams to desks
 * @param controlChannel Aeron channel of stream 30
 * @param feeds venue feeds
 * @param risk settings that decide results
 * @param refit how volatility models are fitted, where conditional volatilities are kept
 */
public record ServerConfig(
        Path runDirectory,
        Path journalDirectory,
        Path modelDirectory,
        int scenarios,
        HistoryGaps historyGaps,
        Threading threading,
        int ringSize,
        long timerIntervalNs,
        boolean embeddedDriver,
        Path aeronDirectory,
        String deskChannel,
        String controlChannel,
        List<FeedConfig> feeds,
        RiskSettings risk,
        RefitSettings refit) {
    /** The same with what the section of volatilities says. */
    ServerConfig(
            final Path runDirectory,
            final Path journalDirectory,
            final Path modelDirectory,
            final int scenarios,
            final HistoryGaps historyGaps,
            final Threading threading,
            final int ringSize,
            final long timerIntervalNs,
            final boolean embeddedDriver,
            final Path aeronDirectory,
            final String deskChannel,
            final String controlChannel,
            final List<FeedConfig> feeds,
            final RiskSettings risk,
            final VolatilityReader volatility) {
        this(
                runDirectory,
                journalDirectory,
                modelDirectory,
                scenarios,
                historyGaps,
                threading,
                ringSize,
                timerIntervalNs,
                embeddedDriver,
                aeronDirectory,
                deskChannel,
                controlChannel,
                feeds,
                risk.withVolatility(volatility.bars()),
                volatility.refit());
    }
}
