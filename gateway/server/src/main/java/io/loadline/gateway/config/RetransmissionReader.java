package io.loadline.gateway.config;

import io.loadline.feed.FeedSettings;
import io.loadline.feed.RetransmissionPolicy;
import io.loadline.feed.RetransmissionSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/**
 * Reads whom a live feed asks for messages that are missing on every line: {@code feeds[].retransmission}. Beside captures nobody is asked, and the
 * answers that were recorded are waited for.
 */
final class RetransmissionReader {
    private static final int MOST_ATTEMPTS = 16;
    private static final int MOST_MESSAGES = 65_534;
    private static final int MOST_HELD = 1 << 18;

    private RetransmissionReader() {}

    /** Returns the settings, with a request server where one is given. */
    static FeedSettings read(final Section feed, final VenueFeed venue, final FeedSettings settings) {
        final Section section = feed.section("retransmission");
        if (!feed.has("retransmission")) {
            return settings;
        }
        if (venue.retransmission().isEmpty()) {
            throw new ConfigException(
                    feed.key("retransmission") + ": given for " + venue.venue().lowerName()
                            + "; expected only for a venue that can be asked for what is missing: " + askable());
        }
        final InetSocketAddress server = InetSocketAddress.createUnresolved(
                section.required(
                        "host",
                        "address of the venue's request server; beside captures nobody is asked, and answers recorded"
                                + " are waited for"),
                section.requiredInteger("port", 1, 65_535, "port of the request server"));
        final RetransmissionPolicy policy = new RetransmissionPolicy(
                positive(section, "timeout", "20ms", "wait for an answer; doubled after each request without one"),
                section.integer(
                        "attempts",
                        3,
                        1,
                        MOST_ATTEMPTS,
                        "requests in a row without an answer before messages are lost"),
                section.integer("mostMessages", 1_000, 1, MOST_MESSAGES, "most messages to ask for in one request"),
                positive(section, "interval", "500us", "shortest time between two requests"),
                section.integer(
                        "heldPackets",
                        8_192,
                        1,
                        MOST_HELD,
                        "packets held back while messages are missing, 1.5 KiB each"));
        section.conclude();
        return settings.asking(new RetransmissionSettings(server, policy));
    }

    private static long positive(final Section section, final String key, final String fallback, final String meaning) {
        final long value = section.durationNs(key, fallback, meaning);
        if (value <= 0) {
            throw Units.refusal(section.key(key), Long.toString(value), "a duration above 0");
        }
        return value;
    }

    private static String askable() {
        return VenueFeeds.all().stream()
                .filter(venue -> venue.retransmission().isPresent())
                .map(venue -> venue.venue().lowerName())
                .collect(Collectors.joining(", "));
    }
}
