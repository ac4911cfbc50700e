package io.loadline.gateway.aeron;

import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.client.DeskListener;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputDigest;
import io.loadline.gateway.egress.OutputStage;
import io.loadline.gateway.egress.TestEvents;
import io.loadline.gateway.egress.TestModel;
import io.loadline.gateway.pipeline.SourceSequences;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;

/** The output side of a server on one thread, with a real media driver, and a clock for its desks that moves when it is told to. */
public final class TestServer implements AutoCloseable {
    private static final int CONTROL_LIMIT = 16;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    final RiskModel model;
    final TestEvents events;
    final AeronLink link;
    final AeronOutput output;
    final AeronUrgent urgent;
    final OutputStage stage;
    final ControlAdapter control;
    final RecordingSink sink = new RecordingSink();
    final SourceSequences sequences;
    final Map<String, AtomicCounter> counters = new HashMap<>();
    private long deskTimeNs = 1;
    private long serverTimeNs = 1;

    /**
     * @param directory directory for the media driver
     * @param model what is served
     */
    public TestServer(final Path directory, final RiskModel model) {
        this(model, AeronSettings.embedded(directory.resolve("aeron").toString()));
    }

    TestServer(final RiskModel model, final AeronSettings settings) {
        this.model = model;
        final Counters memory = Counters.inMemory();
        final Counters named = name -> counters.computeIfAbsent(name, memory::counter);
        link = new AeronLink(settings, error -> {});
        output = new AeronOutput(model, link, named);
        urgent = new AeronUrgent(link, named);
        stage = new OutputStage(output, new OutputDigest(), named);
        sequences = new SourceSequences(sink, named);
        control = new ControlAdapter(link, sink, sequences, output, named);
        events = new TestEvents(model);
    }

    /**
     * @param directory directory for the media driver
     * @return a server of two desks and three instruments
     */
    public static TestServer start(final Path directory) {
        return new TestServer(directory, TestModel.of(2, 3));
    }

    /** @return events to publish */
    public TestEvents events() {
        return events;
    }

    /** @return directory of the media driver */
    public String directory() {
        return link.directory();
    }

    /** @return a context for desks of this server */
    public DeskContext context() {
        return new DeskContext().aeronDirectory(link.directory()).clock(() -> deskTimeNs);
    }

    /**
     * @param listener told of what arrives
     * @return a desk
     */
    public DeskClient client(final DeskListener listener) {
        return new DeskClient(context().listener(listener));
    }

    public void passDeskTime(final long nanoseconds) {
        deskTimeNs += nanoseconds;
    }

    long serverTimeNs() {
        return serverTimeNs;
    }

    void passServerTime(final long nanoseconds) {
        serverTimeNs += nanoseconds;
    }

    /**
     * @param event runs through the output stage, without the publisher
     */
    public void handle(final RiskEvent event) {
        stage.onEvent(event, event.sequence);
    }

    /**
     * @param event runs through the output stage and the publisher
     */
    public void publish(final RiskEvent event) {
        handle(event);
        work();
    }

    private void work() {
        control.poll(serverTimeNs, CONTROL_LIMIT);
        while (output.doWork() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Publishes heartbeats. */
    public void heartbeat() {
        publish(events.after(OutputStage.HEARTBEAT_NS).timer());
    }

    /**
     * Publishes heartbeats and polls until the client's view is live. */
    public void join(final DeskClient client) {
        await("client is live", client, () -> {
            heartbeat();
            return !client.view().isStale();
        });
    }

    public void await(final String what, final DeskClient client, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        final IdleStrategy idle = new BackoffIdleStrategy();
        while (!condition.getAsBoolean()) {
            work();
            idle.idle(client.poll());
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("still waiting: " + what);
            }
        }
    }

    @Override
    public void close() {
        control.close();
        urgent.close();
        output.onClose();
        link.close();
    }
}
