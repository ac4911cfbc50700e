package io.loadline.gateway.demo;

import io.loadline.client.DeskListener;
import io.loadline.client.RiskView;
import io.loadline.gateway.server.LoadlineServer;

/** Where a demo is shown. Called on the desk's thread. */
public interface DemoScreen {
    /** Shows nothing. */
    DemoScreen HEADLESS = (view, server, accepted, rejected) -> {};

    /** @return told of what the desk receives */
    default DeskListener listener() {
        return DeskListener.NONE;
    }

    /**
     * Draws if a frame is due.
     *
     * @param view what the desk sees
     * @param server the server, for its latency
     * @param accepted orders the server let pass
     * @param rejected orders it refused
     */
    void draw(RiskView view, LoadlineServer server, long accepted, long rejected);
}
