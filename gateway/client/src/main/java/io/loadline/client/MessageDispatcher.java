package io.loadline.client;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.BookFeaturesDecoder;
import io.loadline.codec.output.CancelRequestDecoder;
import io.loadline.codec.output.CommandResultDecoder;
import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.HeartbeatDecoder;
import io.loadline.codec.output.InstrumentDescriptionDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.LimitUtilisationDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.NodeDescriptionDecoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.codec.output.OrderDecisionDecoder;
import io.loadline.codec.output.RegimeProbabilitiesDecoder;
import io.loadline.codec.output.SnapshotBeginDecoder;
import io.loadline.codec.output.SnapshotEndDecoder;
import io.loadline.codec.output.StampDecoder;
import io.loadline.codec.output.TopOfBookDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import org.agrona.DirectBuffer;

/** Turns messages into changes of the view and calls of the listener, and counts them against the heartbeats. */
final class MessageDispatcher implements FragmentHandler {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final RiskView view;
    private final DeskListener listener;
    private final SnapshotAssembler assembler = new SnapshotAssembler();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NodeRiskDecoder nodeRisk = new NodeRiskDecoder();
    private final LimitUtilisationDecoder utilisation = new LimitUtilisationDecoder();
    private final RegimeProbabilitiesDecoder regime = new RegimeProbabilitiesDecoder();
    private final AlertDecoder alert = new AlertDecoder();
    private final KillStateDecoder kill = new KillStateDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final BookFeaturesDecoder bookFeatures = new BookFeaturesDecoder();
    private final VolatilitySmileDecoder volatilitySmile = new VolatilitySmileDecoder();
    private final ConditionalVolatilityDecoder conditionalVolatility = new ConditionalVolatilityDecoder();
    private final OrderDecisionDecoder decision = new OrderDecisionDecoder();
    private final CancelRequestDecoder cancelRequest = new CancelRequestDecoder();
    private final CommandResultDecoder commandResult = new CommandResultDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final SnapshotBeginDecoder snapshotBegin = new SnapshotBeginDecoder();
    private final SnapshotEndDecoder snapshotEnd = new SnapshotEndDecoder();
    private final NodeDescriptionDecoder nodeDescription = new NodeDescriptionDecoder();
    private final InstrumentDescriptionDecoder instrumentDescription = new InstrumentDescriptionDecoder();
    private final SnapshotAssembler.RowHandler rowHandler = this::onRow;
    private int streamIndex;
    private StreamWatch watch;
    private long nowNs;
    private boolean allConnected;
    private boolean live;
    private boolean gap;
    private boolean snapshotDone;
    private boolean snapshotUntold;
    private long malformed;
    private long snapshots;
    private long gaps;

    MessageDispatcher(final RiskView view, final DeskListener listener) {
        this.view = view;
        this.listener = listener;
    }

    void stream(final int index, final StreamWatch streamWatch, final long now, final boolean connected) {
        streamIndex = index;
        watch = streamWatch;
        nowNs = now;
        allConnected = connected;
    }

    void abandonSnapshot() {
        assembler.abandon();
    }

    boolean takeGap() {
        final boolean result = gap;
        gap = false;
        return result;
    }

    boolean takeSnapshotDone() {
        final boolean result = snapshotDone;
        snapshotDone = false;
        snapshotUntold |= result;
        return result;
    }

    void tellSnapshot() {
        if (snapshotUntold) {
            snapshotUntold = false;
            listener.onSnapshot();
        }
    }

    long malformed() {
        return malformed;
    }

    long snapshots() {
        return snapshots;
    }

    long gaps() {
        return gaps;
    }

    @Override
    public void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader) {
        if (!wrapHeader(buffer, offset, length)) {
            malformed++;
            return;
        }
        live = true;
        if (Streams.output(streamIndex) == Streams.SNAPSHOT) {
            onSnapshotStream(buffer, offset, length);
        } else {
            apply(buffer, offset);
        }
    }

    private void onRow(final DirectBuffer buffer, final int offset, final int length) {
        if (wrapHeader(buffer, offset, length)) {
            apply(buffer, offset);
        }
    }

    private boolean wrapHeader(final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER) {
            return false;
        }
        header.wrap(buffer, offset);
        return header.schemaId() == MessageHeaderDecoder.SCHEMA_ID && length >= HEADER + header.blockLength();
    }

    private void onSnapshotStream(final DirectBuffer buffer, final int offset, final int length) {
        final int body = offset + HEADER;
        switch (header.templateId()) {
            case HeartbeatDecoder.TEMPLATE_ID -> watch.onMessage(nowNs, 0);
            case SnapshotBeginDecoder.TEMPLATE_ID -> {
                watch.onMessage(nowNs, 0);
                if (allConnected) {
                    snapshotBegin.wrap(buffer, body, header.blockLength(), header.version());
                    view.onSnapshotBegin(snapshotBegin);
                    assembler.begin(snapshotBegin);
                }
            }
            case SnapshotEndDecoder.TEMPLATE_ID -> {
                watch.onMessage(nowNs, 0);
                onSnapshotEnd(buffer, body);
            }
            default -> {
                watch.onMessage(nowNs, 0);
                if (assembler.isActive()) {
                    assembler.row(buffer, offset, length);
                } else if (header.templateId() == InstrumentDescriptionDecoder.TEMPLATE_ID) {
                    apply(buffer, offset);
                }
            }
        }
    }

    private void onSnapshotEnd(final DirectBuffer buffer, final int body) {
        if (assembler.isActive()) {
            snapshotEnd.wrap(buffer, body, header.blockLength(), header.version());
            live = false;
            if (assembler.end(snapshotEnd, rowHandler)) {
                snapshots++;
                snapshotDone = true;
            }
        }
    }

    private void apply(final DirectBuffer buffer, final int offset) {
        final int body = offset + HEADER;
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case NodeRiskDecoder.TEMPLATE_ID -> {
                nodeRisk.wrap(buffer, body, block, version);
                count(nodeRisk.stamp());
                final NodeView node = view.onNodeRisk(nodeRisk);
                if (node != null) {
                    listener.onNode(node);
                }
            }
            case TopOfBookDecoder.TEMPLATE_ID -> {
                topOfBook.wrap(buffer, body, block, version);
                count(topOfBook.stamp());
                final BookView book = view.onTopOfBook(topOfBook);
                if (book != null) {
                    listener.onBook(book);
                }
            }
            case BookFeaturesDecoder.TEMPLATE_ID -> {
                bookFeatures.wrap(buffer, body, block, version);
                count(bookFeatures.stamp());
                final FeatureView features = view.onFeatures(bookFeatures);
                if (features != null) {
                    listener.onFeatures(features);
                }
            }
            case VolatilitySmileDecoder.TEMPLATE_ID -> {
                volatilitySmile.wrap(buffer, body, block, version);
                count(volatilitySmile.stamp());
                final SmileView smile = view.onSmile(volatilitySmile);
                if (smile != null) {
                    listener.onSmile(smile);
                }
            }
            case ConditionalVolatilityDecoder.TEMPLATE_ID -> {
                conditionalVolatility.wrap(buffer, body, block, version);
                count(conditionalVolatility.stamp());
                final VolatilityView volatility = view.onVolatility(conditionalVolatility);
                if (volatility != null) {
                    listener.onVolatility(volatility);
                }
            }
            case LimitUtilisationDecoder.TEMPLATE_ID -> {
                utilisation.wrap(buffer, body, block, version);
                count(utilisation.stamp());
                final UtilisationView limit = view.onUtilisation(utilisation);
                if (limit != null) {
                    listener.onUtilisation(limit);
                }
            }
            case RegimeProbabilitiesDecoder.TEMPLATE_ID -> {
                regime.wrap(buffer, body, block, version);
                count(regime.stamp());
                final RegimeView probabilities = view.onRegime(regime);
                if (probabilities != null) {
                    listener.onRegime(probabilities);
                }
            }
            case NodeDescriptionDecoder.TEMPLATE_ID ->
                view.onNodeDescription(nodeDescription.wrap(buffer, body, block, version));
            case InstrumentDescriptionDecoder.TEMPLATE_ID ->
                view.onInstrumentDescription(instrumentDescription.wrap(buffer, body, block, version));
            case HeartbeatDecoder.TEMPLATE_ID -> {
                heartbeat.wrap(buffer, body, block, version);
                view.onHeartbeat(heartbeat);
                if (!watch.onHeartbeat(nowNs, heartbeat.outputCount())) {
                    gap = true;
                    gaps++;
                }
            }
            default -> applyState(buffer, body, block, version);
        }
    }

    private void applyState(final DirectBuffer buffer, final int body, final int block, final int version) {
        switch (header.templateId()) {
            case KillStateDecoder.TEMPLATE_ID -> {
                kill.wrap(buffer, body, block, version);
                final boolean advance = count(kill.stamp());
                view.onKill(kill);
                if (live) {
                    listener.onKill(kill, advance);
                }
            }
            case AlertDecoder.TEMPLATE_ID -> {
                alert.wrap(buffer, body, block, version);
                listener.onAlert(alert, count(alert.stamp()));
            }
            case OrderDecisionDecoder.TEMPLATE_ID -> {
                decision.wrap(buffer, body, block, version);
                listener.onDecision(decision, count(decision.stamp()));
            }
            case CancelRequestDecoder.TEMPLATE_ID -> {
                cancelRequest.wrap(buffer, body, block, version);
                listener.onCancelRequest(cancelRequest, count(cancelRequest.stamp()));
            }
            case CommandResultDecoder.TEMPLATE_ID -> {
                commandResult.wrap(buffer, body, block, version);
                listener.onCommandResult(commandResult, count(commandResult.stamp()));
            }
            default -> malformed++;
        }
    }

    /** Counts a live message against the next heartbeat. True for an advance copy, which the server does not count. */
    private boolean count(final StampDecoder stamp) {
        final boolean advance = stamp.reserved() != 0;
        if (live) {
            watch.onMessage(nowNs, advance ? 0 : 1 + stamp.conflated());
        }
        return advance;
    }
}
