package io.loadline.feed;

import io.loadline.feed.source.Transport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of one feed.
 *
 * @param transport how packets travel
 * @param withoutSnapshot true for loose packets of a recording that holds no snapshots, to look at and never to trade on: books start good
 *     from empty
 * @param options value of every option of the venue, by key
 * @param retransmission whom to ask for what is missing and how long to wait for it; null where nobody is asked
 */
public record FeedSettings(
        Transport transport,
        boolean withoutSnapshot,
        Map<String, String> options,
        RetransmissionSettings retransmission) {
    /**
     * Completes what a user gave by the defaults of the venue.
     *
     * @param feed the venue
     * @param transport how packets travel
     * @param withoutSnapshot true for loose packets
     * @param given options by key
     * @return settings with a value for every option
     * @throws IllegalArgumentException if an option is not one of the venue's
     */
    public static FeedSettings of(
            final VenueFeed feed,
            final Transport transport,
            final boolean withoutSnapshot,
            final Map<String, String> given) {
        final Map<String, String> options = new LinkedHashMap<>();
        for (final FeedOption option : feed.options()) {
            options.put(option.key(), given.getOrDefault(option.key(), option.fallback()));
        }
        for (final String key : given.keySet()) {
            if (!options.containsKey(key)) {
                throw new IllegalArgumentException("option '" + key + "' given; "
                        + (options.isEmpty()
                                ? feed.venue().lowerName() + " has none"
                                : "expected one of " + String.join(", ", options.keySet())));
            }
        }
        return new FeedSettings(transport, withoutSnapshot, Map.copyOf(options), null);
    }

    /**
     * @param settings whom to ask for what is missing
     * @return these settings for a live feed that asks
     */
    public FeedSettings asking(final RetransmissionSettings settings) {
        return new FeedSettings(transport, withoutSnapshot, options, settings);
    }

    /**
     * Reads an option that takes one of a few words.
     *
     * @param key option of the venue
     * @param expected the words
     * @return the one given
     * @throws IllegalArgumentException if another was given
     */
    public String choice(final String key, final List<String> expected) {
        final String given = options.get(key);
        if (!expected.contains(given)) {
            throw new IllegalArgumentException(
                    "option '" + key + "': '" + given + "' given; expected " + String.join(" or ", expected));
        }
        return given;
    }

    /**
     * Reads an option that takes a whole number.
     *
     * @param key option of the venue
     * @param least smallest allowed
     * @param most largest allowed
     * @return the number
     * @throws IllegalArgumentException if it is not a number within the bounds
     */
    public int integer(final String key, final int least, final int most) {
        final String given = options.get(key);
        try {
            final int value = Integer.parseInt(given);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw refusal(key, given, least, most, e);
        }
        throw refusal(key, given, least, most, null);
    }

    private static IllegalArgumentException refusal(
            final String key, final String given, final int least, final int most, final Throwable cause) {
        return new IllegalArgumentException(
                "option '" + key + "': '" + given + "' given; expected a whole number from " + least + " to " + most,
                cause);
    }
}
