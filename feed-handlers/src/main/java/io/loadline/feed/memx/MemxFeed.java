package io.loadline.feed.memx;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import java.util.List;

/** MEMX MEMOIR Depth. */
public final class MemxFeed implements VenueFeed {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("MEMX", 5);

    /** Made by the service loader. */
    public MemxFeed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "MEMX MEMOIR Depth, market by order: equities (schema 2) and options (schema 10)";
    }

    @Override
    public List<String> lines() {
        return List.of("A", "B");
    }

    @Override
    public List<FeedOption> options() {
        return List.of();
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        return new MemxFeedHandler(lines().size(), settings.withoutSnapshot(), null, sink, directory, counters);
    }
}
