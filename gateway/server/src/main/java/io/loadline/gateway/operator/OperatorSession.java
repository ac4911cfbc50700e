package io.loadline.gateway.operator;

import io.loadline.client.Command;
import io.loadline.client.ControlClient;
import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.client.DeskListener;
import io.loadline.client.NodeView;
import io.loadline.client.RiskView;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.ops.NewestRun;
import io.loadline.gateway.pipeline.SourceSequences;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;

/** One operator at one server: sees its nodes, sends a command, waits for the answer. One thread. */
final class OperatorSession implements DeskListener, AutoCloseable {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long NANOS = 1_000_000_000L;

    private final OperatorOptions options;
    private final String driverDirectory;
    private final DeskClient desk;
    private final ControlClient control;
    private long awaited = Long.MAX_VALUE;
    private Verdict verdict;

    OperatorSession(final OperatorOptions options) {
        this.options = options;
        driverDirectory =
                options.aeronDirectory.isEmpty() ? NewestRun.driverDirectory().toString() : options.aeronDirectory;
        final DeskContext context = new DeskContext()
                .aeronDirectory(driverDirectory)
                .channel(options.channel)
                .controlChannel(options.controlChannel);
        control = new ControlClient(context, SourceSequences.OPERATORS, nowNs());
        desk = new DeskClient(context.listener(this));
    }

    /** Waits until the server's nodes are known. */
    RiskView view() {
        await(() -> !desk.view().isStale() && !desk.view().nodes().isEmpty(), "no server answers");
        return desk.view();
    }

    NodeView node(final String name) {
        for (final NodeView node : view().nodes()) {
            if (node.name().equals(name)) {
                return node;
            }
        }
        throw new ConfigException("--node: '" + name + "' given; expected a node of the portfolio tree");
    }

    /** A number that no other command has used. */
    long newRequestId() {
        return nowNs() / 1_000;
    }

    Verdict send(final Command command) {
        await(control::isConnected, "the server does not take commands");
        awaited = control.command(command);
        if (awaited < 0) {
            throw new IllegalStateException("the command could not be sent (Aeron code " + awaited + "); try again");
        }
        await(() -> verdict != null, "the server did not answer; look at 'loadline watch' before trying again");
        return verdict;
    }

    @Override
    public void onCommandResult(final CommandResultDecoder result, final boolean advance) {
        if (!advance && result.sourceId() == SourceSequences.OPERATORS && result.sourceSequence() == awaited) {
            verdict = new Verdict(
                    result.stamp().sequence(), result.result(), result.refusal(), result.before(), result.after());
        }
    }

    private void await(final BooleanSupplier condition, final String otherwise) {
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (!condition.getAsBoolean()) {
            if (desk.poll() + control.poll() == 0) {
                LockSupport.parkNanos(IDLE_NS);
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException(
                        otherwise + " within 5 s at " + driverDirectory + " (" + options.channel + ")");
            }
        }
    }

    private static long nowNs() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(control, desk);
    }
}
