package io.loadline.gateway.aeron;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.client.Streams;
import io.loadline.codec.output.BookFeaturesDecoder;
import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.InstrumentDescriptionDecoder;
import io.loadline.codec.output.InstrumentDescriptionEncoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.codec.output.TopOfBookDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.SmileKey;
import io.loadline.gateway.egress.OutputPort;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Sends the server's output to desks. The engine's thread calls {@link #onMessage}, which only copies; the agent, invoked on that thread
 * or run on its own, does the sending. Messages of one stream go out on one publication.
 */
public final class AeronOutput implements OutputPort, SnapshotRequests, Agent {
    private static final int FLUSH_LIMIT = 64;
    private static final int STATE_QUEUE_LENGTH = 4 << 20;
    private static final int LEAST_UTILISATIONS = 1024;
    private static final int UTILISATIONS_PER_NODE = 16;

    private final List<MessageSender> senders = new ArrayList<>();
    private final AtomicCounter backPressure;
    private final AtomicCounter conflations;
    private final AtomicCounter unkeyed;
    private final ConflatedStream risk;
    private final ConflatedStream utilisation;
    private final ConflatedStream regime;
    private final ConflatedStream book;
    private final ConflatedStream descriptions;
    private final LosslessStream alerts;
    private final LosslessStream decisions;
    private final LastValues kills;
    private final NodeStates states;
    private final UtilisationKeys utilisationKeys;
    private final SnapshotPublisher snapshots;
    private final int snapshotRowsPerCycle;
    private final int smiles;

    /**
     * Opens the publications.
     *
     * @param model what is described in snapshots
     * @param link connection to the media driver
     * @param counters where counters come from
     */
    public AeronOutput(final RiskModel model, final AeronLink link, final Counters counters) {
        final int nodes = model.tree().size();
        final int instruments = model.settings().maxInstruments();
        final int utilisations = Math.max(
                LEAST_UTILISATIONS,
                nodes * UTILISATIONS_PER_NODE + model.limits().size());
        backPressure = counters.counter("aeron: offers back-pressured");
        conflations = counters.counter("aeron: values conflated");
        unkeyed = counters.counter("aeron: values without a key");
        snapshotRowsPerCycle = link.settings().snapshotRowsPerCycle();
        states = new NodeStates(nodes);
        utilisationKeys = new UtilisationKeys(utilisations);
        kills = new LastValues(nodes, KillStateDecoder.BLOCK_LENGTH + OutputMessage.HEADER);
        risk = values(link, Streams.RISK, nodes);
        utilisation = values(link, Streams.UTILISATION, utilisations);
        regime = values(link, Streams.REGIME, 1);
        smiles = SmileKey.of(model).size();
        final int volatilities =
                model.settings().volatility().isOn() ? model.instruments().size() : 0;
        book = values(link, Streams.BOOK, 2 * instruments + smiles + volatilities);
        alerts = new LosslessStream(
                STATE_QUEUE_LENGTH, sender(link, Streams.ALERTS), counters.counter("aeron: alerts and kills lost"));
        decisions = new LosslessStream(
                STATE_QUEUE_LENGTH, sender(link, Streams.DECISIONS), counters.counter("aeron: decisions lost"));
        final MessageSender snapshotSender = sender(link, Streams.SNAPSHOT);
        descriptions = new ConflatedStream(instruments, snapshotSender, conflations);
        describe(model);
        snapshots = new SnapshotPublisher(
                model,
                risk,
                List.of(
                        new NodeRows(model.tree(), states),
                        rows(descriptions),
                        rows(risk),
                        rows(utilisation),
                        rows(regime),
                        rows(kills),
                        rows(book)),
                snapshotSender,
                counters.counter("aeron: snapshots sent"));
    }

    private MessageSender sender(final AeronLink link, final int streamId) {
        final MessageSender sender = new MessageSender(link.addOutput(streamId), backPressure);
        senders.add(sender);
        return sender;
    }

    private ConflatedStream values(final AeronLink link, final int streamId, final int keys) {
        return new ConflatedStream(keys, sender(link, streamId), conflations);
    }

    private static SnapshotRows rows(final ConflatedStream stream) {
        return new SnapshotRows() {
            @Override
            public int keys() {
                return stream.keys();
            }

            @Override
            public int read(final int key, final ExpandableArrayBuffer destination) {
                return stream.read(key, destination);
            }
        };
    }

    private static SnapshotRows rows(final LastValues values) {
        return new SnapshotRows() {
            @Override
            public int keys() {
                return values.capacity();
            }

            @Override
            public int read(final int key, final ExpandableArrayBuffer destination) {
                return values.read(key, destination);
            }
        };
    }

    @SuppressWarnings("EnumOrdinal") // ordinals of asset classes are part of the output
    private void describe(final RiskModel model) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final InstrumentDescriptionEncoder encoder = new InstrumentDescriptionEncoder();
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        for (final Instrument instrument : model.instruments()) {
            encoder.wrapAndApplyHeader(buffer, 0, header)
                    .instrumentId(instrument.id())
                    .venue((short) instrument.venue().code())
                    .assetClass((short) instrument.assetClass().ordinal())
                    .symbol(Text.ascii(instrument.symbol(), InstrumentDescriptionEncoder.symbolLength()))
                    .currency(Text.ascii(
                            model.currencies().get(instrument.currency()).code(),
                            InstrumentDescriptionEncoder.currencyLength()));
            descriptions.remember(instrument.id(), buffer, 0, OutputMessage.HEADER + encoder.encodedLength());
        }
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        final boolean heartbeat = OutputMessage.isHeartbeat(buffer, offset);
        switch (streamId) {
            case Streams.ALERTS -> {
                rememberState(buffer, offset, length);
                alerts.add(buffer, offset, length);
            }
            case Streams.DECISIONS -> decisions.add(buffer, offset, length);
            default -> {
                final ConflatedStream stream = valuesOf(streamId);
                final int key = heartbeat ? heartbeatKey(stream) : keyOf(streamId, buffer, offset);
                if (stream == null || !stream.put(key, buffer, offset, length)) {
                    unkeyed.increment();
                }
            }
        }
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        if (streamId == Streams.ALERTS) {
            rememberState(buffer, offset, length);
            return;
        }
        final ConflatedStream stream = valuesOf(streamId);
        if (stream != null && !OutputMessage.isHeartbeat(buffer, offset)) {
            stream.remember(keyOf(streamId, buffer, offset), buffer, offset, length);
        }
    }

    private void rememberState(final DirectBuffer buffer, final int offset, final int length) {
        if (OutputMessage.templateId(buffer, offset) == KillStateDecoder.TEMPLATE_ID) {
            states.onKill(buffer, offset);
            final int node = NodeStates.killNode(buffer, offset);
            if (node >= 0 && node < kills.capacity() && kills.fits(length)) {
                kills.put(node, buffer, offset, length);
            }
        }
    }

    private ConflatedStream valuesOf(final int streamId) {
        return switch (streamId) {
            case Streams.RISK -> risk;
            case Streams.UTILISATION -> utilisation;
            case Streams.REGIME -> regime;
            case Streams.BOOK -> book;
            case Streams.SNAPSHOT -> descriptions;
            default -> null;
        };
    }

    private static int heartbeatKey(final ConflatedStream stream) {
        return stream == null ? KeyQueue.EMPTY : stream.heartbeatKey();
    }

    private int keyOf(final int streamId, final DirectBuffer buffer, final int offset) {
        final int body = offset + OutputMessage.HEADER;
        return switch (streamId) {
            case Streams.RISK -> buffer.getInt(body + NodeRiskDecoder.nodeEncodingOffset(), LITTLE_ENDIAN);
            case Streams.BOOK -> bookKey(buffer, offset);
            case Streams.SNAPSHOT ->
                buffer.getInt(body + InstrumentDescriptionDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
            case Streams.UTILISATION -> {
                states.onUtilisation(buffer, offset);
                yield utilisationKeys.keyOf(buffer, offset);
            }
            default -> 0;
        };
    }

    /**
     * Tops of books have the keys of their instruments, features the same number behind them, smiles their own numbers behind those, conditional
     * volatilities those of their instruments again.
     */
    private int bookKey(final DirectBuffer buffer, final int offset) {
        final int body = offset + OutputMessage.HEADER;
        if (OutputMessage.templateId(buffer, offset) == TopOfBookDecoder.TEMPLATE_ID) {
            return buffer.getInt(body + TopOfBookDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        }
        if (OutputMessage.templateId(buffer, offset) == VolatilitySmileDecoder.TEMPLATE_ID) {
            final int smile = buffer.getInt(body + VolatilitySmileDecoder.smileEncodingOffset(), LITTLE_ENDIAN);
            return smile < 0 ? KeyQueue.EMPTY : 2 * descriptions.keys() + smile;
        }
        if (OutputMessage.templateId(buffer, offset) == ConditionalVolatilityDecoder.TEMPLATE_ID) {
            final int kept =
                    buffer.getInt(body + ConditionalVolatilityDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
            return kept < 0 ? KeyQueue.EMPTY : 2 * descriptions.keys() + smiles + kept;
        }
        final int instrument = buffer.getInt(body + BookFeaturesDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        return instrument < 0 ? KeyQueue.EMPTY : descriptions.keys() + instrument;
    }

    @Override
    public void requestSnapshot() {
        snapshots.request();
    }

    @Override
    public int doWork() {
        int work = alerts.flush(FLUSH_LIMIT);
        work += decisions.flush(FLUSH_LIMIT);
        work += risk.flush(FLUSH_LIMIT);
        work += utilisation.flush(FLUSH_LIMIT);
        work += regime.flush(FLUSH_LIMIT);
        work += book.flush(FLUSH_LIMIT);
        work += snapshots.doWork(snapshotRowsPerCycle);
        if (!snapshots.isActive()) {
            work += descriptions.flush(FLUSH_LIMIT);
        }
        return work;
    }

    @Override
    public String roleName() {
        return "desk-publisher";
    }

    @Override
    public void onClose() {
        CloseHelper.closeAll(senders);
    }
}
