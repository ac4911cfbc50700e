package io.loadline.chaos;

import io.loadline.client.BookView;
import io.loadline.client.Command;
import io.loadline.client.ControlClient;
import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.client.DeskListener;
import io.loadline.client.NodeView;
import io.loadline.client.RiskView;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.core.model.OpeningPosition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A desk that a test drives: sends one thing, and polls until the answer is there. One thread. */
final class TestDesk implements DeskListener, AutoCloseable {
    static final int SOURCE = 7;
    private static final int CANCELLED = 3;
    private static final int TRIPPED = 3;

    private final ControlClient control;
    private final DeskClient client;
    private final Map<Long, Boolean> verdicts = new HashMap<>();
    private final Map<Long, Integer> results = new HashMap<>();
    private int lastRefusal;
    private long highestDecided;
    private boolean tripSeen;

    /**
     * @param aeron folder of the server's media driver
     * @param lastSequence last number of this source that the log holds
     */
    TestDesk(final Path aeron, final long lastSequence) {
        final DeskContext context = new DeskContext().aeronDirectory(aeron.toString());
        control = new ControlClient(context, SOURCE, lastSequence);
        client = new DeskClient(context.listener(this));
    }

    /** Does what is due. */
    void poll() {
        control.poll();
        client.poll();
    }

    /** Polls until a fact holds. */
    void await(final String fact, final BooleanSupplier condition) {
        Deadline.await(
                fact,
                () -> {
                    poll();
                    return condition.getAsBoolean();
                },
                this::describe);
    }

    /** Polls until the view follows the server and commands can be sent. */
    void awaitConnected() {
        await("the desk follows the server", () -> control.isConnected() && !view().isStale() && view().epoch() > 0);
    }

    RiskView view() {
        return client.view();
    }

    NodeView node(final int id) {
        return view().nodes().get(id);
    }

    long lastSequence() {
        return control.lastSequence();
    }

    /** Highest number of this source that the server has answered from the log. */
    long highestDecided() {
        return highestDecided;
    }

    /** Why the last command was refused, as the output schema numbers it; 0 if it was not. */
    int lastRefusal() {
        return lastRefusal;
    }

    /** True once any copy of a kill has arrived, in advance or not. */
    boolean tripSeen() {
        return tripSeen;
    }

    BookView awaitBook(final int instrument) {
        await(
                "a good book of instrument " + instrument,
                () -> view().books().size() > instrument
                        && view().books().get(instrument).isKnown()
                        && view().books().get(instrument).quality() == 0
                        && view().books().get(instrument).askPrice() != BookView.NULL_PRICE
                        && view().books().get(instrument).bidPrice() != BookView.NULL_PRICE);
        return view().books().get(instrument);
    }

    /** Sends a small buy at the offer in what an account holds, without waiting for the verdict. */
    boolean offer(final long clOrdId, final OpeningPosition held) {
        final BookView book = view().books().get(held.instrument());
        return control.newOrder(
                        clOrdId,
                        held.account(),
                        held.instrument(),
                        held.quantity() > 0 ? ControlClient.SELL : ControlClient.BUY,
                        ControlClient.LIMIT,
                        unit(held),
                        held.quantity() > 0 ? book.bidPrice() : book.askPrice())
                > 0;
    }

    /** Asks for a verdict, and waits for it. Returns true if the order may be sent to the venue. */
    boolean order(final long clOrdId, final OpeningPosition held) {
        awaitBook(held.instrument());
        await("order " + clOrdId + " is sent", () -> offer(clOrdId, held));
        await("a verdict on order " + clOrdId, () -> verdicts.containsKey(clOrdId));
        return verdicts.get(clOrdId);
    }

    /** Reports an execution that adds to a position. */
    void fill(final long execId, final OpeningPosition held, final long quantity) {
        final BookView book = awaitBook(held.instrument());
        await(
                "fill " + execId + " is sent",
                () -> control.execution(
                                execId,
                                execId,
                                held.account(),
                                held.instrument(),
                                held.quantity() > 0 ? ControlClient.BUY : ControlClient.SELL,
                                quantity,
                                book.askPrice(),
                                true)
                        > 0);
    }

    /** Reports that the venue withdrew an order. */
    void cancelled(final long clOrdId, final int account) {
        await("the report is sent", () -> control.orderStatus(clOrdId, account, CANCELLED) > 0);
    }

    /** Sends a command without waiting for its result. */
    void send(final Command command) {
        await("the command is sent", () -> control.command(command) > 0);
    }

    /** Sends a command. Returns its result: 0 done, 1 waits for a second person, 2 refused. */
    int command(final Command command) {
        final long sequence = control.lastSequence() + 1;
        send(command);
        await("the result of command " + command, () -> results.containsKey(sequence));
        return results.get(sequence);
    }

    private static long unit(final OpeningPosition held) {
        return Math.abs(held.quantity()) >= 1_000_00000000L ? 100_00000000L : 1_00000000L;
    }

    @Override
    public void onDecision(final OrderDecisionDecoder decision, final boolean advance) {
        if (!advance && decision.sourceId() == SOURCE) {
            verdicts.put(decision.clOrdId(), decision.accepted() == 1);
            highestDecided = Math.max(highestDecided, decision.sourceSequence());
        }
    }

    @Override
    public void onCommandResult(final CommandResultDecoder result, final boolean advance) {
        if (!advance && result.sourceId() == SOURCE) {
            results.put(result.sourceSequence(), (int) result.result());
            lastRefusal = result.refusal();
            highestDecided = Math.max(highestDecided, result.sourceSequence());
        }
    }

    @Override
    public void onKill(final KillStateDecoder kill, final boolean advance) {
        tripSeen |= kill.to() == TRIPPED;
    }

    private String describe() {
        final StringBuilder text = new StringBuilder("epoch " + view().epoch() + ", sequence "
                + view().sequence() + ", stale " + view().staleReasons() + ", control connected "
                + control.isConnected() + "\n");
        view().nodes()
                .forEach(node -> text.append(node.name() + " own " + node.ownState() + " effective "
                        + node.effectiveState() + " kill " + node.killState() + " quality " + node.quality()
                        + " stale instruments " + node.staleInstruments() + " gross " + node.grossExposure() + "\n"));
        return text.toString();
    }

    @Override
    public void close() {
        control.close();
        client.close();
    }
}
