package io.loadline.limits;

import io.loadline.core.Quality;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How good the numbers of each node are (C22). They are good when no quality bit is set, or when only single instruments are without a good
 * price and those are no more than the tolerated share of what the node holds. A node with fewer instruments than one over that share
 * tolerates none.
 */
final class NodeData {
    /** Bits that concern single instruments; the others spoil a node whatever the share. */
    private static final int OF_INSTRUMENTS =
            Quality.STALE | Quality.CROSSED | Quality.ONE_SIDED | Quality.HALTED | Quality.NO_PRICE | Quality.AGED;

    private static final long NEVER = Long.MAX_VALUE;

    private final double maxStaleShare;
    private final long recoverAfterNs;
    private final int[] held;
    private final byte[] quality;
    private final boolean[] good;
    private final long[] releaseNs;
    private long nextReleaseNs = NEVER;

    NodeData(final RiskModel model, final LimitsSettings settings) {
        maxStaleShare = settings.maxStaleShare();
        recoverAfterNs = settings.recoverAfterNs();
        final int nodes = model.tree().size();
        held = new int[nodes];
        quality = new byte[nodes];
        good = new boolean[nodes];
        releaseNs = new long[nodes];
        Arrays.fill(releaseNs, NEVER);
        countOpening(model);
    }

    private void countOpening(final RiskModel model) {
        final Map<Long, Long> quantities = new HashMap<>();
        final int instruments = model.instruments().size();
        for (final OpeningPosition position : model.positions()) {
            for (final int node : model.tree().path(position.account())) {
                quantities.merge((long) node * instruments + position.instrument(), position.quantity(), Long::sum);
            }
        }
        quantities.forEach((key, quantity) -> {
            if (quantity != 0) {
                held[(int) (key / instruments)]++;
            }
        });
    }

    /** Follows a fill: a node takes up an instrument or lets go of it. */
    void onFill(final int node, final double quantityBefore, final double quantity) {
        if (quantityBefore == 0 && quantity != 0) {
            held[node]++;
        } else if (quantityBefore != 0 && quantity == 0) {
            held[node]--;
        }
    }

    /**
     * Takes the quality of a touched node.
     *
     * @param node node id
     * @param bits its quality bits
     * @param stale held instruments without a good price
     * @param finite true where its numbers are finite
     */
    void update(final int node, final int bits, final int stale, final boolean finite) {
        quality[node] = (byte) (finite ? bits : bits | Quality.MODEL);
        good[node] = finite && (bits == 0 || ((bits & ~OF_INSTRUMENTS) == 0 && fresh(node, stale)));
    }

    /** @return true where no more than the tolerated share of the held instruments is without a good price */
    boolean fresh(final int node, final int stale) {
        return stale == 0 || stale <= maxStaleShare * held[node];
    }

    boolean good(final int node) {
        return good[node];
    }

    /** @return quality bits for the stamp of a message */
    int quality(final int node) {
        return quality[node] & 0xFF;
    }

    /** Starts the wait after which a degraded node with good data is released. */
    void startRelease(final int node, final long nowNs) {
        if (releaseNs[node] == NEVER) {
            releaseNs[node] = nowNs + recoverAfterNs;
            nextReleaseNs = Math.min(nextReleaseNs, releaseNs[node]);
        }
    }

    void stopRelease(final int node) {
        releaseNs[node] = NEVER;
    }

    /** @return true if a release may be due */
    boolean releaseDue(final long nowNs) {
        return nowNs >= nextReleaseNs;
    }

    boolean releaseDue(final int node, final long nowNs) {
        return nowNs >= releaseNs[node];
    }

    void findNextRelease() {
        nextReleaseNs = NEVER;
        for (final long due : releaseNs) {
            nextReleaseNs = Math.min(nextReleaseNs, due);
        }
    }
}
