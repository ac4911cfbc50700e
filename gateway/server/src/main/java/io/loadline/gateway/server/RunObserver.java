package io.loadline.gateway.server;

import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.NodeRiskDecoder;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Remembers what a summary tells: the last risk of every node, the last volatility of every instrument, and every trip. Live and replayed output count alike. Written on the output
 * thread without allocation but for trips; read when the pipeline has stopped.
 */
final class RunObserver implements OutputPort {
    private static final int TRIPPED = 3;
    private static final int NODE_RISK_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH + NodeRiskDecoder.BLOCK_LENGTH;

    private final PortfolioTree tree;
    private final VolatilityObserver volatilities;
    private final UnsafeBuffer last;
    private final boolean[] seen;
    private final List<Trip> trips = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final KillStateDecoder kill = new KillStateDecoder();

    RunObserver(final RiskModel model) {
        tree = model.tree();
        volatilities = new VolatilityObserver(model);
        last = new UnsafeBuffer(new byte[tree.size() * NODE_RISK_LENGTH]);
        seen = new boolean[tree.size()];
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (template == NodeRiskDecoder.TEMPLATE_ID) {
            final int node =
                    buffer.getInt(offset + MessageHeaderDecoder.ENCODED_LENGTH + NodeRiskDecoder.nodeEncodingOffset());
            last.putBytes(node * NODE_RISK_LENGTH, buffer, offset, NODE_RISK_LENGTH);
            seen[node] = true;
        } else if (template == KillStateDecoder.TEMPLATE_ID) {
            kill.wrapAndApplyHeader(buffer, offset, header);
            if (kill.to() == TRIPPED) {
                trips.add(trip());
            }
        } else {
            volatilities.onMessage(streamId, buffer, offset, length);
        }
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        onMessage(streamId, buffer, offset, length);
    }

    List<Trip> trips() {
        return List.copyOf(trips);
    }

    List<InstrumentVolatility> volatilities() {
        return volatilities.volatilities();
    }

    List<NodeMeasures> nodes() {
        final List<NodeMeasures> nodes = new ArrayList<>();
        final NodeRiskDecoder risk = new NodeRiskDecoder();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                risk.wrapAndApplyHeader(last, i * NODE_RISK_LENGTH, header);
                final PortfolioNode node = tree.node(i);
                nodes.add(new NodeMeasures(
                        node.name(),
                        node.level().name().toLowerCase(Locale.ROOT),
                        risk.realisedPnl() + risk.unrealisedPnl(),
                        risk.var95(),
                        risk.var99(),
                        risk.var999(),
                        risk.es975(),
                        risk.es99(),
                        risk.lvar99(),
                        risk.stamp().quality()));
            }
        }
        return nodes;
    }

    private Trip trip() {
        final int control = kill.control();
        return new Trip(
                tree.node(kill.node()).name(),
                control == 0 ? "operator" : String.format(Locale.ROOT, "C%02d", control),
                kill.causeSequence(),
                kill.before(),
                kill.value(),
                kill.limitValue());
    }
}
