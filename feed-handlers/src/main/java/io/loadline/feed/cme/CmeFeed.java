package io.loadline.feed.cme;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.source.Transport;
import java.util.List;

/** CME Group MDP 3.0. */
public final class CmeFeed implements VenueFeed {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("CME", 1);

    private static final String CHANNEL = "channel";
    private static final String ORDERS = "orders";
    private static final int MAX_CHANNEL = 65_535;

    /** Made by the service loader. */
    public CmeFeed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "CME Group MDP 3.0, schema versions 5 to 13, UDP or TCP; BrokerTec Treasuries and the EBS spot market";
    }

    @Override
    public List<String> lines() {
        return List.of("incremental A", "incremental B", "snapshot", "definitions");
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                new FeedOption(CHANNEL, "any", "channel number that channel resets name, or any"),
                new FeedOption(
                        ORDERS,
                        "auto",
                        "auto: orders beside levels, and the top from orders where a channel has no levels; only: the"
                                + " top from orders; none: levels only"));
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        return new CmeFeedHandler(channel(settings).withOrders(orders(settings)), sink, directory, counters);
    }

    private static CmeOrderUse orders(final FeedSettings settings) {
        return switch (settings.choice(ORDERS, List.of("auto", "only", "none"))) {
            case "only" -> CmeOrderUse.ONLY;
            case "none" -> CmeOrderUse.NONE;
            default -> CmeOrderUse.AUTO;
        };
    }

    private static CmeChannel channel(final FeedSettings settings) {
        if (settings.withoutSnapshot()) {
            return CmeChannel.fragments(settings.transport() == Transport.TCP ? CmeTransport.TCP : CmeTransport.UDP);
        }
        return CmeChannel.multicast(
                "any".equals(settings.options().get(CHANNEL))
                        ? CmeChannel.ANY_CHANNEL
                        : settings.integer(CHANNEL, 0, MAX_CHANNEL));
    }
}
