package io.loadline.gateway.screen;

import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.gateway.pipeline.Latency;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A client and a screen on standard output, stepped by the thread of a fake server. */
public final class ScreenTrial implements AutoCloseable {
    private final ScreenModel model = new ScreenModel();
    private final DeskClient client;
    private final LiveScreen screen = LiveScreen.open();

    private ScreenTrial(final String directory) {
        client = new DeskClient(new DeskContext().aeronDirectory(directory).listener(model));
        model.title("trial");
        model.latency(new Latency(850, 12_300, 45_600, 400_000, 1_230_000));
    }

    /**
     * @param directory of the media driver
     * @return the trial
     */
    public static ScreenTrial open(final String directory) {
        return new ScreenTrial(directory);
    }

    /** Polls, and draws when due. */
    public void step() {
        client.poll();
        screen.drawWhenDue(model, client.view(), SystemEpochNanoClock.INSTANCE.nanoTime(), System.nanoTime());
    }

    @Override
    public void close() {
        screen.close();
        client.close();
    }
}
