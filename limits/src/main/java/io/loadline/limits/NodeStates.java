package io.loadline.limits;

import io.loadline.core.model.PortfolioTree;

/**
 * The state of each node on the ladder. A node's own state is the most severe of what its parts say; its effective state is the most severe
 * on the path to the firm, and follows every change at once.
 */
final class NodeStates {
    /** Continuous limits. */
    static final int LIMITS = 0;
    /** Quality of the data. */
    static final int DATA = 1;
    /** A person's block or reduce-only. */
    static final int PERSON = 2;
    /** Data not fresh since the epoch began. */
    static final int RECOVERY = 3;
    /** The kill switch. */
    static final int LATCH = 4;
    /** Journal, disk and clock: the firm only. */
    static final int HEALTH = 5;

    private static final int PARTS = 8;

    private final PortfolioTree tree;
    private final byte[] parts;
    private final byte[] own;
    private final byte[] effective;

    NodeStates(final PortfolioTree tree) {
        this.tree = tree;
        parts = new byte[tree.size() * PARTS];
        own = new byte[tree.size()];
        effective = new byte[tree.size()];
    }

    int own(final int node) {
        return own[node];
    }

    int effective(final int node) {
        return effective[node];
    }

    int part(final int node, final int part) {
        return parts[node * PARTS + part];
    }

    /**
     * Sets what one part says of a node.
     *
     * @param node node id
     * @param part one of the constants above
     * @param state state of the ladder
     * @return true if the node's own state changed
     */
    boolean set(final int node, final int part, final int state) {
        final int base = node * PARTS;
        if (parts[base + part] == state) {
            return false;
        }
        parts[base + part] = (byte) state;
        byte worst = Ladder.ENABLED;
        for (int i = base; i < base + PARTS; i++) {
            worst = (byte) Math.max(worst, parts[i]);
        }
        if (own[node] == worst) {
            return false;
        }
        own[node] = worst;
        spread(node);
        return true;
    }

    private void spread(final int node) {
        final int parent = tree.node(node).parent();
        final int above = parent < 0 ? Ladder.ENABLED : effective[parent];
        effective[node] = (byte) Math.max(above, own[node]);
        for (final int child : tree.children(node)) {
            spread(child);
        }
    }
}
