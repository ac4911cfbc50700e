package io.loadline.gateway.config;

import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import java.nio.file.Path;
import java.util.List;

/**
 * One venue feed: UDP lines, or capture files played in order.
 *
 * @param name for people: counters and errors
 * @param venue whose bytes these are
 * @param lines UDP lines; empty where captures are given
 * @param captures capture files; empty where lines are given
 * @param captureLines capture files' mapping of UDP destination port to line; empty when every packet is on line 0
 * @param speed event time over real time for captures; positive infinity plays as fast as the server takes it
 * @param record file that live packets are recorded to, null for none
 * @param settings transport, trust in books without snapshots, and the venue's own options
 */
public record FeedConfig(
        String name,
        VenueFeed venue,
        List<Line> lines,
        List<Path> captures,
        List<PortLine> captureLines,
        double speed,
        Path record,
        FeedSettings settings) {

    /**
     * A UDP line.
     *
     * @param line number of the line as the venue's handler names it: for CME 0 incremental A, 1 incremental B, 2 snapshot, 3 definitions
     * @param host multicast group, or the local address of a unicast line
     * @param port UDP port
     * @param networkInterface interface for multicast, empty for the system's choice
     */
    public record Line(int line, String host, int port, String networkInterface) {}

    /**
     * Where a capture's packets belong.
     *
     * @param port UDP destination port in the capture
     * @param line line number
     */
    public record PortLine(int port, int line) {}

    /** @return true if this feed plays files */
    public boolean isCapture() {
        return !captures.isEmpty();
    }
}
