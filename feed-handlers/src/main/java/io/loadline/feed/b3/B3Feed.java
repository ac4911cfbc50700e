package io.loadline.feed.b3;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import java.util.List;

/** B3 (Brasil, Bolsa, Balcão) binary UMDF. */
public final class B3Feed implements VenueFeed {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("B3", 3);

    private static final String CHANNEL = "channel";
    private static final String ANY = "any";
    private static final int MAX_CHANNEL = 255;

    /** Made by the service loader. */
    public B3Feed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "B3 binary UMDF, market by order: by position before schema version 15, by order id from it on";
    }

    @Override
    public List<String> lines() {
        return List.of("incremental A", "incremental B", "snapshot A", "snapshot B", "definitions");
    }

    @Override
    public List<FeedOption> options() {
        return List.of(new FeedOption(CHANNEL, ANY, "channel number to read where a line carries several, or any"));
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        final int channel = ANY.equals(settings.options().get(CHANNEL))
                ? B3FeedHandler.ANY_CHANNEL
                : settings.integer(CHANNEL, 0, MAX_CHANNEL);
        return new B3FeedHandler(channel, settings.withoutSnapshot(), sink, directory, counters);
    }
}
