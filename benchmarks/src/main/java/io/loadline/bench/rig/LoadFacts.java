package io.loadline.bench.rig;

/**
 * What the measured events were made of.
 *
 * @param events events of the log
 * @param topMoves events that changed a best price or a quality
 * @param touching events that changed a portfolio node
 * @param nodes nodes changed by those, in all
 * @param rateMoves events that changed a currency rate, and so every node exposed to it
 */
record LoadFacts(long events, long topMoves, long touching, long nodes, long rateMoves) {
    double topMoveShare() {
        return share(topMoves);
    }

    double touchingShare() {
        return share(touching);
    }

    double nodesPerEvent() {
        return share(nodes);
    }

    double rateMoveShare() {
        return share(rateMoves);
    }

    private double share(final long of) {
        return events == 0 ? 0 : (double) of / events;
    }
}
