package io.loadline.gateway.demo;

import io.loadline.client.DeskListener;
import io.loadline.client.RiskView;
import io.loadline.gateway.screen.LiveScreen;
import io.loadline.gateway.screen.ScreenModel;
import io.loadline.gateway.server.LoadlineServer;
import java.util.concurrent.TimeUnit;

/** The live screen of a demo. One thread. */
public final class LiveDemoScreen implements DemoScreen, AutoCloseable {
    private static final long LATENCY_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ScreenModel model = new ScreenModel();
    private final LiveScreen screen;
    private long nextLatencyNs;

    /**
     * Takes the terminal.
     *
     * @param title what runs
     */
    public LiveDemoScreen(final String title) {
        model.title(title);
        screen = LiveScreen.open();
    }

    @Override
    public DeskListener listener() {
        return model;
    }

    @Override
    public void draw(final RiskView view, final LoadlineServer server, final long accepted, final long rejected) {
        final long nowNs = System.nanoTime();
        if (nowNs - nextLatencyNs >= 0) {
            nextLatencyNs = nowNs + LATENCY_INTERVAL_NS;
            model.latency(server.latency());
        }
        screen.drawWhenDue(model, view, ExchangeRunner.nowNs(), nowNs);
    }

    @Override
    public void close() {
        screen.close();
    }
}
