package io.loadline.gateway.aeron;

import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.NodeDescriptionEncoder;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import org.agrona.ExpandableArrayBuffer;

/** The portfolio tree as rows of a snapshot, each node with its last states. */
final class NodeRows implements SnapshotRows {
    private static final int LONGEST_NAME = NodeDescriptionEncoder.nameLength();

    private final PortfolioTree tree;
    private final NodeStates states;
    private final NodeDescriptionEncoder encoder = new NodeDescriptionEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    NodeRows(final PortfolioTree tree, final NodeStates states) {
        this.tree = tree;
        this.states = states;
    }

    @Override
    public int keys() {
        return tree.size();
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // ordinals of levels are part of the output
    public int read(final int key, final ExpandableArrayBuffer destination) {
        final PortfolioNode node = tree.node(key);
        encoder.wrapAndApplyHeader(destination, 0, header)
                .node(key)
                .parent(node.parent())
                .level((short) node.level().ordinal())
                .ownState((short) states.own(key))
                .effectiveState((short) states.effective(key))
                .killState((short) states.kill(key))
                .name(Text.ascii(node.name(), LONGEST_NAME));
        return OutputMessage.HEADER + encoder.encodedLength();
    }
}
