package io.loadline.bench.rig;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.aeron.AeronLink;
import io.loadline.gateway.aeron.AeronOutput;
import io.loadline.gateway.aeron.AeronSettings;
import io.loadline.gateway.egress.OutputPort;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;

/** Where output goes in a run: nowhere, or over Aeron with a media driver in this process and a publisher thread, as in the server. */
record Desks(OutputPort port, AutoCloseable... parts) implements AutoCloseable {
    static Desks open(final boolean aeron, final RiskModel model) {
        if (!aeron) {
            return new Desks(OutputPort.NONE);
        }
        final String directory = Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "loadline-bench-aeron-" + ProcessHandle.current().pid())
                .toString();
        final AeronLink link = new AeronLink(AeronSettings.embedded(directory), Throwable::printStackTrace);
        final AeronOutput output = new AeronOutput(model, link, Counters.inMemory());
        final AgentRunner runner = new AgentRunner(new BackoffIdleStrategy(), Throwable::printStackTrace, null, output);
        AgentRunner.startOnThread(runner);
        return new Desks(output, runner, link);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(parts);
    }
}
