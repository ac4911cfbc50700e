package io.loadline.feed.iex;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import java.util.ArrayList;
import java.util.List;

/** Investors Exchange: DEEP, DEEP+ and TOPS over IEX-TP. */
public final class IexFeed implements VenueFeed {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("IEX", 4);

    private static final String PROTOCOL = "protocol";
    private static final String FIRST_SEEN = "first";
    private static final String EXPECTED = "expectedOrders";
    private static final String MOST = "maxOrders";
    private static final int MOST_ORDERS = 1 << 24;

    /** Made by the service loader. */
    public IexFeed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "IEX DEEP 1.0, DEEP+ 1.0 and TOPS 1.5 and 1.6, over IEX-TP";
    }

    @Override
    public List<String> lines() {
        return List.of("A", "B");
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                new FeedOption(
                        PROTOCOL,
                        FIRST_SEEN,
                        "which feed is read: deep, deepplus, tops, or first for that of the first segment; others are"
                                + " counted and passed over"),
                new FeedOption(EXPECTED, "65536", "price levels or orders for which there is room from the start"),
                new FeedOption(MOST, "4194304", "price levels or orders for which room is ever made"));
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        final List<String> choices = new ArrayList<>(List.of(FIRST_SEEN));
        choices.addAll(IexProtocol.optionNames());
        return new IexFeedHandler(
                IexProtocol.named(settings.choice(PROTOCOL, choices)),
                settings.withoutSnapshot(),
                settings.integer(EXPECTED, 0, MOST_ORDERS),
                settings.integer(MOST, 1, MOST_ORDERS),
                sink,
                directory,
                counters);
    }
}
