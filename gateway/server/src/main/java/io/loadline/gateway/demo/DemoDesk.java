package io.loadline.gateway.demo;

import io.loadline.client.BookView;
import io.loadline.client.ControlClient;
import io.loadline.client.DeskListener;
import io.loadline.client.RiskView;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.core.Scale;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * A desk that trades a little in what it holds: it asks for a verdict a few times a second, reports most accepted orders as filled at once,
 * leaves the others open, and withdraws them when a kill asks for it. One thread.
 */
final class DemoDesk implements DeskListener {
    private static final long ORDER_INTERVAL_NS = 100_000_000L;
    private static final int FILLED_OF_TEN = 8;
    private static final int CANCELLED = 3;
    private static final double LARGEST_SHARE = 0.002;

    /** An order that the server let pass and the venue has not finished. */
    private record OpenOrder(long clOrdId, int account, int instrument, int side, long quantity, long price) {}

    private final RiskModel model;
    private final ControlClient control;
    private final SplittableRandom random;
    private final Map<Long, OpenOrder> asked = new HashMap<>();
    private final Map<Long, OpenOrder> open = new HashMap<>();
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private long nextClOrdId = 1;
    private long nextExecId = 1;
    private long nextOrderNs;
    private long accepted;
    private long rejected;

    DemoDesk(final RiskModel model, final ControlClient control, final long seed) {
        this.model = model;
        this.control = control;
        random = new SplittableRandom(seed);
    }

    /** Sends what is due. */
    int doWork(final RiskView view, final long nanoTime) {
        int work = control.poll();
        if (!control.isConnected()) {
            return work;
        }
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
            work++;
        }
        if (nanoTime - nextOrderNs >= 0 && !view.isStale()) {
            nextOrderNs = nanoTime + ORDER_INTERVAL_NS;
            ask(view.books());
            work++;
        }
        return work;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    private void ask(final List<BookView> books) {
        final OpeningPosition held =
                model.positions().get(random.nextInt(model.positions().size()));
        final BookView book = bookOf(books, held.instrument());
        if (book == null || book.bidPrice() == Scale.NULL_PRICE || book.askPrice() == Scale.NULL_PRICE) {
            return;
        }
        final int side = random.nextBoolean() ? ControlClient.BUY : ControlClient.SELL;
        final long price = side == ControlClient.BUY ? book.askPrice() : book.bidPrice();
        final double units = Math.max(1, Math.rint(Math.abs(Scale.quantity(held.quantity())) * LARGEST_SHARE));
        final OpenOrder order =
                new OpenOrder(nextClOrdId++, held.account(), held.instrument(), side, Scale.toQuantity(units), price);
        if (control.newOrder(
                        order.clOrdId(),
                        order.account(),
                        order.instrument(),
                        side,
                        ControlClient.LIMIT,
                        order.quantity(),
                        price)
                > 0) {
            asked.put(order.clOrdId(), order);
        }
    }

    private static BookView bookOf(final List<BookView> books, final int instrument) {
        for (final BookView book : books) {
            if (book.instrument() == instrument) {
                return book.isKnown() && book.quality() == 0 ? book : null;
            }
        }
        return null;
    }

    @Override
    public void onDecision(final OrderDecisionDecoder decision, final boolean advance) {
        final OpenOrder order = advance ? null : asked.remove(decision.clOrdId());
        if (order == null) {
            return;
        }
        if (decision.accepted() == 0) {
            rejected++;
            return;
        }
        accepted++;
        open.put(order.clOrdId(), order);
        if (random.nextInt(10) < FILLED_OF_TEN) {
            answers.add(() -> fill(order));
        }
    }

    @Override
    public void onCancelRequest(final CancelRequestDecoder request, final boolean advance) {
        if (request.clOrdId() != 0) {
            final OpenOrder order = open.get(request.clOrdId());
            if (order != null) {
                answers.add(() -> cancel(order));
            }
        }
    }

    private void fill(final OpenOrder order) {
        if (open.remove(order.clOrdId()) != null) {
            control.execution(
                    order.clOrdId(),
                    nextExecId++,
                    order.account(),
                    order.instrument(),
                    order.side(),
                    order.quantity(),
                    order.price(),
                    true);
        }
    }

    private void cancel(final OpenOrder order) {
        if (open.remove(order.clOrdId()) != null) {
            control.orderStatus(order.clOrdId(), order.account(), CANCELLED);
        }
    }
}
