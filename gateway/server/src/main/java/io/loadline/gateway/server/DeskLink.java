package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.aeron.AeronLink;
import io.loadline.gateway.aeron.AeronOutput;
import io.loadline.gateway.aeron.AeronSettings;
import io.loadline.gateway.aeron.AeronUrgent;
import io.loadline.gateway.aeron.ControlAdapter;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.pipeline.SourceSequences;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentRunner;

/** Everything that faces desks over Aeron. The output has a thread of its own; control is polled by ingress. */
final class DeskLink implements AutoCloseable {
    private static final int SLOW_DESK_TIMEOUT_MS = 500;
    private static final int SNAPSHOT_ROWS_A_CYCLE = 128;

    private final AeronLink link;
    private final AeronOutput output;
    private final AeronUrgent urgent;
    private final AgentRunner runner;
    private final Counters counters;

    DeskLink(final ServerConfig config, final RiskModel model, final Counters counters, final ErrorHandler errors) {
        this.counters = counters;
        link = new AeronLink(settings(config), errors);
        output = new AeronOutput(model, link, counters);
        urgent = new AeronUrgent(link, counters);
        runner = new AgentRunner(Idle.backoff(), errors, null, output);
    }

    private static AeronSettings settings(final ServerConfig config) {
        try {
            return new AeronSettings(
                    config.aeronDirectory().toString(),
                    config.embeddedDriver(),
                    config.deskChannel(),
                    config.controlChannel(),
                    SLOW_DESK_TIMEOUT_MS,
                    SNAPSHOT_ROWS_A_CYCLE);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    AeronOutput output() {
        return output;
    }

    AeronUrgent urgent() {
        return urgent;
    }

    ControlAdapter control(final InputSink sink, final SourceSequences sequences) {
        return new ControlAdapter(link, sink, sequences, output, counters);
    }

    void start() {
        AgentRunner.startOnThread(runner);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(runner, urgent, link);
    }
}
