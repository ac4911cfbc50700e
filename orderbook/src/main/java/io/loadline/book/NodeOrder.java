package io.loadline.book;

import io.loadline.core.model.PortfolioTree;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The one order in which nodes are listed: deepest level first, then by id, so that children come before parents. */
final class NodeOrder {
    private NodeOrder() {}

    static int[] deepestFirst(final PortfolioTree tree) {
        return IntStream.range(0, tree.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer node) -> -tree.path(node).length)
                        .thenComparingInt(node -> node))
                .mapToInt(node -> node)
                .toArray();
    }
}
