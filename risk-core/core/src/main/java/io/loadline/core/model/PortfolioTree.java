package io.loadline.core.model;

import java.util.List;

/** The portfolio tree, with the path from each node to the root laid out as arrays. */
public final class PortfolioTree {
    private final PortfolioNode[] nodes;
    private final int[][] paths;
    private final int[][] children;

    /**
     * @param nodes in id order, each parent before its children, one firm at id 0
     * @throws IllegalArgumentException if ids are not dense, a parent does not come first, or the levels do not descend
     */
    public PortfolioTree(final List<PortfolioNode> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("portfolio tree has no nodes; expected at least the firm");
        }
        this.nodes = nodes.toArray(PortfolioNode[]::new);
        paths = new int[this.nodes.length][];
        final int[] childCount = new int[this.nodes.length];
        for (int i = 0; i < this.nodes.length; i++) {
            final PortfolioNode node = this.nodes[i];
            check(node, i);
            final int[] above = node.parent() < 0 ? new int[0] : paths[node.parent()];
            paths[i] = new int[above.length + 1];
            paths[i][0] = i;
            System.arraycopy(above, 0, paths[i], 1, above.length);
            if (node.parent() >= 0) {
                childCount[node.parent()]++;
            }
        }
        children = new int[this.nodes.length][];
        for (int i = 0; i < children.length; i++) {
            children[i] = new int[childCount[i]];
        }
        for (int i = this.nodes.length - 1; i > 0; i--) {
            final int parent = this.nodes[i].parent();
            children[parent][--childCount[parent]] = i;
        }
    }

    private void check(final PortfolioNode node, final int index) {
        if (node.id() != index) {
            throw new IllegalArgumentException("node " + node.name() + " has id " + node.id() + "; expected " + index);
        }
        final boolean root = index == 0;
        if (root != (node.parent() < 0) || root != (node.level() == NodeLevel.FIRM)) {
            throw new IllegalArgumentException(
                    "node " + node.name() + ": the firm, and only the firm, comes first and has no parent");
        }
        if (!root) {
            if (node.parent() >= index) {
                throw new IllegalArgumentException("node " + node.name() + " comes before its parent");
            }
            final PortfolioNode parent = nodes[node.parent()];
            if (parent.level().compareTo(node.level()) >= 0) {
                throw new IllegalArgumentException("node " + node.name() + " is a " + node.level() + " below "
                        + parent.name() + ", a " + parent.level() + "; levels must descend");
            }
        }
    }

    /** @return number of nodes */
    public int size() {
        return nodes.length;
    }

    /**
     * @param node node id
     * @return the node
     */
    public PortfolioNode node(final int node) {
        return nodes[node];
    }

    /**
     * @param node node id
     * @return ids from the node itself up to the firm; shared, not to be changed
     */
    public int[] path(final int node) {
        return paths[node];
    }

    /**
     * @param node node id
     * @return ids of its children, ascending; shared, not to be changed
     */
    public int[] children(final int node) {
        return children[node];
    }

    /**
     * @param node node id
     * @return true if it is a node of this tree and may hold positions
     */
    public boolean isAccount(final int node) {
        return node >= 0 && node < nodes.length && nodes[node].level() == NodeLevel.ACCOUNT;
    }

    /**
     * @param name node name
     * @return its id, or -1
     */
    public int idOf(final String name) {
        for (final PortfolioNode node : nodes) {
            if (node.name().equals(name)) {
                return node.id();
            }
        }
        return -1;
    }
}
