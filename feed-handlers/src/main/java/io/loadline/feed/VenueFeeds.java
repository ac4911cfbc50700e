package io.loadline.feed;

import io.loadline.core.model.Venue;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The venues this build can listen to, in the order of their codes. */
public final class VenueFeeds {
    private static final List<VenueFeed> ALL = load();

    private VenueFeeds() {}

    /** @return every venue, by code */
    public static List<VenueFeed> all() {
        return ALL;
    }

    /**
     * @param name in lower case, such as {@code cme}
     * @return the venue
     * @throws IllegalArgumentException if there is none of that name
     */
    public static VenueFeed named(final String name) {
        for (final VenueFeed feed : ALL) {
            if (feed.venue().lowerName().equals(name)) {
                return feed;
            }
        }
        throw new IllegalArgumentException("'" + name + "' given; expected " + names());
    }

    /**
     * @param name as files give it, in capitals; {@code NONE} is one
     * @return the venue, or null where there is none of that name
     */
    public static Venue venue(final String name) {
        if (name.equals(Venue.NONE.name())) {
            return Venue.NONE;
        }
        for (final VenueFeed feed : ALL) {
            if (feed.venue().name().equals(name)) {
                return feed.venue();
            }
        }
        return null;
    }

    /** @return the names for people, such as {@code "cme, deribit"} */
    public static String names() {
        return ALL.stream().map(feed -> feed.venue().lowerName()).collect(Collectors.joining(", "));
    }

    private static List<VenueFeed> load() {
        final List<VenueFeed> feeds = ServiceLoader.load(VenueFeed.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(feed -> feed.venue().code()))
                .toList();
        for (int i = 1; i < feeds.size(); i++) {
            final Venue venue = feeds.get(i).venue();
            if (venue.code() == feeds.get(i - 1).venue().code()) {
                throw new IllegalStateException("venue " + venue.name() + " and venue "
                        + feeds.get(i - 1).venue().name() + " have the same code " + venue.code());
            }
        }
        return feeds;
    }
}
