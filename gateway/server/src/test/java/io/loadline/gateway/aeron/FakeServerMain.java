package io.loadline.gateway.aeron;

import io.loadline.core.event.RiskEvent;
import io.loadline.gateway.egress.TestEvents;
import io.loadline.gateway.egress.TestModel;
import io.loadline.gateway.screen.ScreenTrial;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Serves made-up risk, to look at the screen with: {@code FakeServerMain DIR SECONDS [screen]}. */
final class FakeServerMain {
    private static final int DESKS = 4;
    private static final int INSTRUMENTS = 12;
    private static final long TICK_NS = 200_000;

    private FakeServerMain() {}

    /** @param arguments directory for the driver, seconds, and {@code screen} to draw in this process */
    public static void main(final String[] arguments) {
        final long seconds = Long.parseLong(arguments[1]);
        final boolean screen = arguments.length > 2;
        try (TestServer server = new TestServer(Path.of(arguments[0]), TestModel.of(DESKS, INSTRUMENTS));
                ScreenTrial trial = screen ? ScreenTrial.open(server.directory()) : null) {
            final Random random = new Random(1);
            final TestEvents events = server.events();
            final long start = System.nanoTime();
            long clock = System.currentTimeMillis() * 1_000_000;
            events.after(clock - TestEvents.START_NS);
            server.publish(events.epochStart());
            double price = 4_000;
            int i = 0;
            while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
                final long now = System.currentTimeMillis() * 1_000_000;
                events.after(now - clock);
                clock = now;
                price += random.nextGaussian();
                final int account = 4 + 4 * random.nextInt(DESKS);
                final RiskEvent event = next(events, i++, account, random, price);
                server.publish(event);
                if (trial != null) {
                    trial.step();
                }
                LockSupport.parkNanos(TICK_NS);
            }
        }
    }

    private static RiskEvent next(
            final TestEvents events, final int i, final int account, final Random random, final double price) {
        if (i % 20 == 0) {
            return events.timer();
        }
        if (i % 50 == 1) {
            return events.utilisation(random.nextInt(1 + 4 * DESKS), 13, random.nextDouble() * 1.1);
        }
        if (i % 5_000 == 2) {
            return events.alert(account);
        }
        if (i % 20_000 == 3) {
            return events.kill(account);
        }
        final RiskEvent event = events.tick(account, Math.min(11, (int) (random.nextDouble() * 14)), price);
        event.regime.changed = i % 100 == 4;
        final double crisis = 0.5 + 0.5 * Math.sin(i * 1e-3);
        event.regime.probabilities[0] = (1 - crisis) * 0.6;
        event.regime.probabilities[1] = (1 - crisis) * 0.3;
        event.regime.probabilities[2] = (1 - crisis) * 0.1;
        event.regime.probabilities[3] = crisis;
        event.regime.label = crisis > 0.5 ? 3 : 0;
        return event;
    }
}
