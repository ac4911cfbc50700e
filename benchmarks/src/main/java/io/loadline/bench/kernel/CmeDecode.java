package io.loadline.bench.kernel;

import io.loadline.bench.PacketTape;
import io.loadline.bench.RiskEngine;
import io.loadline.core.counter.Counters;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.FeedHandler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** CME MDP 3.0 packets of the simulated exchange, with a handler that knows all instruments: here a message is an event of the log. */
@OperationsPerInvocation(CmeDecode.EVENTS)
public class CmeDecode extends VenueKernel {
    static final int EVENTS = 500_000;

    /** Size of the universe: 100 stay in the cache of a core, 10,000 do not. */
    @Param({"100", "10000"})
    public int instruments;

    /** Events closer together than this share a packet, microseconds. */
    @Param({"0", "20"})
    public int packetWindowUs;

    private Market market;

    @Override
    void make() {
        market = new Market(instruments, 50, EVENTS, TimeUnit.MICROSECONDS.toNanos(packetWindowUs));
    }

    @Override
    RiskModel model() {
        return market.bench().model();
    }

    @Override
    int messages() {
        return EVENTS;
    }

    @Override
    FeedHandler handler(final CountingSink to) {
        final FeedHandler handler = RiskEngine.cme(model(), to, Counters.inMemory());
        market.opening().play(handler);
        return handler;
    }

    @Override
    PacketTape packets() {
        return market.trading();
    }
}
