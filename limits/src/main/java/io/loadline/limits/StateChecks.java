package io.loadline.limits;

import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.PortfolioTree;

/**
 * The controls that hold an order against a state: the ladder of every node on its path (each refusing node names the controls that hold it
 * there), quality of its quote (C22), liveness of its source (C25), and the machine (C28).
 */
final class StateChecks {
    private final PortfolioTree tree;
    private final NodeStates states;
    private final NodeMonitor monitor;
    private final KillSwitch killSwitch;
    private final ControlSources sources;

    StateChecks(
            final PortfolioTree tree,
            final NodeStates states,
            final NodeMonitor monitor,
            final KillSwitch killSwitch,
            final ControlSources sources) {
        this.tree = tree;
        this.states = states;
        this.monitor = monitor;
        this.killSwitch = killSwitch;
        this.sources = sources;
    }

    void evaluate(final RiskEvent event, final OrderNumbers order, final int sourceId, final OrderVerdict verdict) {
        final int allowed = order.reduces() ? Ladder.REDUCE_ONLY : Ladder.THROTTLED;
        refuseAbove(order.account(), allowed, verdict);
        final PricingSection pricing = event.pricing;
        if (!listsPath(pricing, order)) {
            verdict.fail(Control.DATA_QUALITY, Double.NaN, 0);
        } else if (pricing.markQuality != 0 && !order.reduces()) {
            verdict.fail(Control.DATA_QUALITY, pricing.markQuality, 0);
        }
        if (sources.lost(sourceId)) {
            verdict.fail(Control.LIVENESS, sourceId, 0);
        }
    }

    /** Refuses to repeat an acceptance into an account that may no longer add risk. */
    void refuseRepeat(final int account, final OrderVerdict verdict) {
        refuseAbove(account, Ladder.THROTTLED, verdict);
    }

    private void refuseAbove(final int account, final int allowed, final OrderVerdict verdict) {
        for (final int node : tree.path(account)) {
            if (states.own(node) > allowed) {
                refuse(node, allowed, verdict);
            }
        }
    }

    private void refuse(final int node, final int allowed, final OrderVerdict verdict) {
        final int state = states.own(node);
        if (states.part(node, NodeStates.LIMITS) > allowed) {
            long bits = monitor.limitsThatHold(node);
            while (bits != 0) {
                verdict.fail(Long.numberOfTrailingZeros(bits), state, allowed);
                bits &= bits - 1;
            }
        }
        if (states.part(node, NodeStates.LATCH) > allowed) {
            verdict.fail(killSwitch.records().control(node), state, allowed);
        }
        if (states.part(node, NodeStates.PERSON) > allowed) {
            verdict.fail(Control.PERSON, state, allowed);
        }
        if (states.part(node, NodeStates.DATA) > allowed || states.part(node, NodeStates.RECOVERY) > allowed) {
            verdict.fail(Control.DATA_QUALITY, state, allowed);
        }
        if (states.part(node, NodeStates.HEALTH) > allowed) {
            verdict.fail(Control.JOURNAL, state, allowed);
        }
    }

    // Numbers are those of this order only if pricing listed exactly the path of its account.
    private boolean listsPath(final PricingSection pricing, final OrderNumbers order) {
        final int[] path = tree.path(order.account());
        boolean same = (pricing.reasons & PricingSection.ORDER) != 0
                && pricing.count == path.length
                && pricing.account == order.account()
                && pricing.instrument == order.instrument();
        for (int i = 0; same && i < path.length; i++) {
            same = pricing.nodes[i] == path[i];
        }
        return same;
    }
}
