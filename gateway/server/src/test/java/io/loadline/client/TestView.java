package io.loadline.client;

import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.NodeDescriptionDecoder;
import io.loadline.codec.output.NodeDescriptionEncoder;
import io.loadline.codec.output.SnapshotBeginDecoder;
import io.loadline.codec.output.SnapshotBeginEncoder;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.gateway.egress.OutputPort;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A view fed by an output stage without a wire between them. */
public final class TestView implements OutputPort {
    private final RiskView view = new RiskView();
    private final MessageDispatcher dispatcher;
    private final StreamWatch watch = new StreamWatch();

    /**
     * @param tree nodes that are known from the start
     * @param listener told of what arrives
     */
    public TestView(final PortfolioTree tree, final DeskListener listener) {
        dispatcher = new MessageDispatcher(view, listener);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new SnapshotBeginEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .baseCurrency("USD");
        view.onSnapshotBegin(new SnapshotBeginDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()));
        for (int i = 0; i < tree.size(); i++) {
            final PortfolioNode node = tree.node(i);
            new NodeDescriptionEncoder()
                    .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                    .node(i)
                    .parent(node.parent())
                    .level((short) node.level().compareTo(NodeLevel.FIRM))
                    .name(node.name());
            view.onNodeDescription(
                    new NodeDescriptionDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()));
        }
        view.staleReasons(Staleness.LIVE);
    }

    /** @return the view */
    public RiskView view() {
        return view;
    }

    /**
     * @param reasons staleness from now on
     */
    public void stale(final int reasons) {
        view.staleReasons(reasons);
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        dispatcher.stream(Streams.indexOf(streamId), watch, 0, true);
        dispatcher.onFragment(buffer, offset, length, null);
    }
}
