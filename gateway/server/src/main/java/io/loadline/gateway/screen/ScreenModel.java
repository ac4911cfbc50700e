package io.loadline.gateway.screen;

import io.loadline.client.BookView;
import io.loadline.client.DeskListener;
import io.loadline.client.NodeView;
import io.loadline.client.RiskView;
import io.loadline.client.SmileView;
import io.loadline.client.UtilisationView;
import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.gateway.pipeline.Latency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the screen shows beside the client's view: rates, the most active instruments, the most used limit of each node, the last alerts. Give
 * it to the desk client as its listener, and call {@link #update} before each frame, on the polling thread.
 */
public final class ScreenModel implements DeskListener {
    private static final int ALERTS_KEPT = 64;
    private static final long RANKING_NS = TimeUnit.SECONDS.toNanos(2);
    private static final double RATE_SMOOTHING = 0.2;
    private static final double DECAY = 0.5;
    private static final double SECOND_NS = 1e9;

    private final Deque<AlertLine> alerts = new ArrayDeque<>();
    private final List<UtilisationView> worst = new ArrayList<>();
    private final List<BookView> active = new ArrayList<>();
    private final List<SmileView> smiles = new ArrayList<>();
    private double[] activity = new double[0];
    private long[] updatesSeen = new long[0];
    private RiskView view;
    private Latency latency;
    private boolean joined;
    private String title = "";
    private long nowNs;
    private long ageNs;
    private double eventsPerSecond = Double.NaN;
    private long rateSequence;
    private long rateTimeNs;
    private long rankedNs = Long.MIN_VALUE;

    /** Empty until the first update. */
    public ScreenModel() {}

    /**
     * @param text what runs, for the first line: a scenario, a channel
     */
    public void title(final String text) {
        title = text;
    }

    /**
     * @param percentiles latency of the server in this process; null where it is not known, as in another process
     */
    public void latency(final Latency percentiles) {
        latency = percentiles;
    }

    /**
     * Takes stock before a frame.
     *
     * @param riskView view of the client that this model listens to
     * @param epochNs now, UTC nanoseconds
     */
    public void update(final RiskView riskView, final long epochNs) {
        view = riskView;
        nowNs = epochNs;
        ageNs = view.ingressTimeNs() == 0 ? -1 : Math.max(0, epochNs - view.ingressTimeNs());
        updateRate();
        addEarlierKills();
        findWorst();
        findSmiles();
        if (rankedNs == Long.MIN_VALUE || epochNs - rankedNs >= RANKING_NS || active.isEmpty()) {
            rankedNs = epochNs;
            rankBooks();
        }
    }

    private void updateRate() {
        final long timeNs = view.ingressTimeNs();
        final long sequence = view.sequence();
        if (sequence < rateSequence || rateTimeNs == 0) {
            rateSequence = sequence;
            rateTimeNs = timeNs;
            eventsPerSecond = Double.NaN;
        } else if (timeNs > rateTimeNs) {
            final double rate = (sequence - rateSequence) * SECOND_NS / (timeNs - rateTimeNs);
            eventsPerSecond =
                    Double.isNaN(eventsPerSecond) ? rate : eventsPerSecond + RATE_SMOOTHING * (rate - eventsPerSecond);
            rateSequence = sequence;
            rateTimeNs = timeNs;
        }
    }

    private void findWorst() {
        worst.clear();
        for (int i = 0; i < view.nodes().size(); i++) {
            worst.add(null);
        }
        for (final UtilisationView limit : view.utilisations()) {
            if (limit.node() < worst.size() && Double.isFinite(limit.utilisation())) {
                final UtilisationView known = worst.get(limit.node());
                if (known == null || limit.utilisation() > known.utilisation()) {
                    worst.set(limit.node(), limit);
                }
            }
        }
    }

    private void findSmiles() {
        smiles.clear();
        for (final SmileView smile : view.smiles()) {
            if (smile.underlying() >= 0) {
                smiles.add(smile);
            }
        }
        smiles.sort(Comparator.comparingLong(SmileView::expiryNs).thenComparingInt(SmileView::smile));
    }

    private void rankBooks() {
        final List<BookView> books = view.books();
        if (activity.length < books.size()) {
            activity = Arrays.copyOf(activity, books.size());
            updatesSeen = Arrays.copyOf(updatesSeen, books.size());
        }
        active.clear();
        for (final BookView book : books) {
            final int id = book.instrument();
            activity[id] = DECAY * activity[id] + (book.updates() - updatesSeen[id]);
            updatesSeen[id] = book.updates();
            if (book.isKnown()) {
                active.add(book);
            }
        }
        active.sort(Comparator.comparingDouble((BookView book) -> -activity[book.instrument()])
                .thenComparingInt(BookView::instrument));
    }

    @Override
    public void onAlert(final AlertDecoder alert, final boolean advance) {
        add(new AlertLine(
                alert.stamp().ingressTimeNs(),
                alert.stamp().sequence(),
                alert.node(),
                Words.severity(alert.severity()),
                Words.severityStyle(alert.severity()),
                cause(alert.control(), alert.before(), alert.value(), alert.limitValue(), alert.causeSequence()),
                advance));
    }

    @Override
    public void onKill(final KillStateDecoder kill, final boolean advance) {
        final String reason = kill.reason();
        final String person = kill.person();
        final String cause = kill.control() == 0
                ? (person.isEmpty() ? "operator" : person) + (reason.isEmpty() ? "" : ": " + reason) + ", event "
                        + kill.causeSequence()
                : cause(kill.control(), kill.before(), kill.value(), kill.limitValue(), kill.causeSequence());
        add(new AlertLine(
                kill.stamp().ingressTimeNs(),
                kill.stamp().sequence(),
                kill.node(),
                Words.kill(kill.to()),
                Words.stateStyle(kill.ownState(), kill.to()),
                cause,
                advance));
    }

    @Override
    public void onSnapshot() {
        joined = true;
    }

    /** Who joins late sees what is killed and which event its release must name. */
    private void addEarlierKills() {
        if (!joined) {
            return;
        }
        joined = false;
        for (final NodeView node : view.nodes()) {
            if (Words.isKilled(node.killState()) && alerts.stream().noneMatch(line -> line.node() == node.id())) {
                add(new AlertLine(
                        node.killTimeNs(),
                        node.killCause(),
                        node.id(),
                        Words.kill(node.killState()),
                        Words.stateStyle(node.ownState(), node.killState()),
                        (node.killControl() == 0
                                        ? "by a person"
                                        : "C%02d %s".formatted(node.killControl(), Words.control(node.killControl())))
                                + ", event " + node.killCause(),
                        false));
            }
        }
    }

    private static String cause(
            final int control, final double before, final double value, final double limit, final long sequence) {
        return "C%02d %s %s -> %s, limit %s, event %d"
                .formatted(
                        control,
                        Words.control(control),
                        Figures.money(before),
                        Figures.money(value),
                        Figures.money(limit),
                        sequence);
    }

    private void add(final AlertLine line) {
        alerts.removeIf(known -> known.advance() && known.sameMessage(line));
        alerts.addFirst(line);
        if (alerts.size() > ALERTS_KEPT) {
            alerts.removeLast();
        }
    }

    RiskView view() {
        return view;
    }

    Optional<Latency> latency() {
        return Optional.ofNullable(latency);
    }

    String title() {
        return title;
    }

    long nowNs() {
        return nowNs;
    }

    /** Nanoseconds since the last heartbeat entered the server, -1 before the first. */
    long ageNs() {
        return ageNs;
    }

    /** Events a second of the server's time, NaN before two heartbeats. */
    double eventsPerSecond() {
        return eventsPerSecond;
    }

    /** The limit of a node that is used most, or null. */
    UtilisationView worst(final NodeView node) {
        return worst.get(node.id());
    }

    /** Instruments with a book, the most active first. */
    List<BookView> activeBooks() {
        return active;
    }

    /** Smiles that anything is known of, the nearest expiry first. */
    List<SmileView> smiles() {
        return smiles;
    }

    /** Newest first. */
    Iterable<AlertLine> alerts() {
        return alerts;
    }

    int alertCount() {
        return alerts.size();
    }

    /** Name of a node, as far as it is known. */
    String nameOf(final int node) {
        return node >= 0 && node < view.nodes().size() ? view.nodes().get(node).name() : "#" + node;
    }
}
