package io.loadline.limits;

import io.loadline.core.event.LiquiditySection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VarSection;
import io.loadline.core.model.PortfolioTree;
import org.agrona.concurrent.status.AtomicCounter;

/** Holds the numbers of the touched nodes against their limits after every event, and moves nodes up and down the ladder. */
final class NodeMonitor {
    private static final byte NOT_PUBLISHED = -1;
    private static final int STATE_BITS = 4;

    private final DecisionWriter writer;
    private final NodeStates states;
    private final WatchedLimits limits;
    private final NodeData data;
    private final LossLedger ledger;
    private final KillSwitch killSwitch;
    private final AtomicCounter alerts;
    private final AtomicCounter degradations;
    private final byte[] publishedState;
    private final boolean[] recovering;
    private int pending;

    NodeMonitor(
            final DecisionWriter writer,
            final NodeStates states,
            final WatchedLimits limits,
            final NodeData data,
            final LossLedger ledger,
            final KillSwitch killSwitch,
            final PortfolioTree tree,
            final AtomicCounter alerts,
            final AtomicCounter degradations) {
        this.writer = writer;
        this.states = states;
        this.limits = limits;
        this.data = data;
        this.ledger = ledger;
        this.killSwitch = killSwitch;
        this.alerts = alerts;
        this.degradations = degradations;
        publishedState = new byte[tree.size()];
        recovering = new boolean[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            recovering[node] = true;
            publishedState[node] = NOT_PUBLISHED;
            states.set(node, NodeStates.RECOVERY, Ladder.BLOCKED);
        }
    }

    /** Blocks every node until its data are fresh again. */
    void onEpochStart(final int epoch) {
        for (int node = 0; node < recovering.length; node++) {
            recovering[node] = true;
            states.set(node, NodeStates.RECOVERY, Ladder.BLOCKED);
            publishedState[node] = NOT_PUBLISHED;
            killSwitch.announce(node, epoch == 1 ? KillPhase.BOOT : killSwitch.phase(node), KillPhase.RECOVERING);
            killSwitch.repeatCancels(node);
        }
    }

    /** Evaluates every node that the event touches. */
    void onTouched(final RiskEvent event) {
        final PricingSection pricing = event.pricing;
        final boolean onlyOrder = pricing.reasons == PricingSection.ORDER;
        final boolean firstMark = (pricing.reasons & PricingSection.MARK) != 0 && Double.isNaN(pricing.markBefore);
        final boolean fill = (pricing.reasons & PricingSection.FILL) != 0;
        for (int i = 0; i < pricing.count; i++) {
            final int node = pricing.nodes[i];
            if (fill) {
                data.onFill(node, pricing.quantityBefore(i), pricing.quantity(i));
            }
            checkData(event, i, node);
            if (!onlyOrder && data.good(node)) {
                if (firstMark) {
                    ledger.rebase(node, pricing.liquidationPnl(i));
                } else {
                    ledger.update(node, pricing.liquidationPnl(i));
                }
                checkLimits(event, i, node);
            }
            publish(node);
        }
    }

    private void checkData(final RiskEvent event, final int i, final int node) {
        final int stale = event.pricing.staleInstruments[i];
        data.update(node, event.pricing.quality[i] | event.risk.quality(i), stale, finite(event, i));
        if (recovering[node] && data.fresh(node, stale)) {
            recovering[node] = false;
            states.set(node, NodeStates.RECOVERY, Ladder.ENABLED);
            killSwitch.announce(node, KillPhase.RECOVERING, killSwitch.phase(node));
        }
        final boolean degraded = states.part(node, NodeStates.DATA) != Ladder.ENABLED;
        if (!data.good(node)) {
            data.stopRelease(node);
            if (!degraded && !recovering[node]) {
                degrade(node, stale);
            }
        } else if (degraded) {
            data.startRelease(node, writer.nowNs());
            release(node);
        }
    }

    private static boolean finite(final RiskEvent event, final int i) {
        final PricingSection pricing = event.pricing;
        final VarSection risk = event.risk;
        // A sum is finite only if every term is; infinities of opposite sign give NaN, which is not.
        final double sum = pricing.grossExposure(i)
                + pricing.netExposure(i)
                + pricing.liquidationPnl(i)
                + risk.var99(i)
                + risk.es975(i)
                + event.liquidity.cost(i);
        return Math.abs(sum) <= Double.MAX_VALUE;
    }

    private void degrade(final int node, final int stale) {
        degradations.increment();
        alerts.increment();
        states.set(node, NodeStates.DATA, Ladder.REDUCE_ONLY);
        writer.alert(
                node,
                Control.DATA_QUALITY,
                0,
                Ladder.alertSeverity(Ladder.REDUCE_ONLY),
                data.quality(node),
                0,
                stale,
                0);
    }

    private void release(final int node) {
        if (data.releaseDue(node, writer.nowNs())) {
            data.stopRelease(node);
            states.set(node, NodeStates.DATA, Ladder.ENABLED);
            writer.alert(node, Control.DATA_QUALITY, 0, 0, data.quality(node), 0, 0, 0);
        }
    }

    /** Releases degraded nodes whose data have been good for long enough. */
    void onTime(final long nowNs) {
        if (!data.releaseDue(nowNs)) {
            return;
        }
        for (int node = 0; node < recovering.length; node++) {
            if (data.releaseDue(node, nowNs)) {
                release(node);
                publish(node);
            }
        }
        data.findNextRelease();
    }

    private void checkLimits(final RiskEvent event, final int i, final int node) {
        final int base = node * WatchedLimits.SLOTS;
        final PricingSection pricing = event.pricing;
        final VarSection risk = event.risk;
        final LiquiditySection liquidity = event.liquidity;
        final double var99 = risk.var99(i);
        check(base + WatchedLimits.GROSS, pricing.grossExposure(i));
        check(base + WatchedLimits.NET, Math.abs(pricing.netExposure(i)));
        check(base + WatchedLimits.VAR_99, var99);
        check(base + WatchedLimits.ES_975, risk.es975(i));
        check(base + WatchedLimits.LVAR_99, var99 + liquidity.cost(i));
        check(base + WatchedLimits.DAILY_LOSS, ledger.dailyLoss(node));
        check(base + WatchedLimits.DRAWDOWN, ledger.drawdown(node));
    }

    private void check(final int index, final double value) {
        if (limits.quiet(index, value)) {
            limits.last(index, value);
        } else {
            move(index, value);
        }
    }

    /** Takes a value that leaves its quiet interval. */
    private void move(final int index, final double value) {
        final double before = limits.last(index);
        limits.last(index, value);
        final int was = limits.level(index);
        final int level = limits.levelAt(index, value);
        if (level != was) {
            shift(index, was, level, before, value);
        }
        if (limits.moved(index)) {
            pending |= 1 << index % WatchedLimits.SLOTS;
        }
        limits.rebound(index);
    }

    private void shift(final int index, final int was, final int level, final double before, final double value) {
        final int node = index / WatchedLimits.SLOTS;
        final int control = WatchedLimits.control(index);
        final double limit = limits.limit(index);
        final int stateWas = limits.state(index, was);
        final int state = limits.state(index, level);
        limits.level(index, level);
        states.set(node, NodeStates.LIMITS, limits.worst(node));
        final boolean up = level > was;
        if (state == Ladder.KILLED && stateWas != Ladder.KILLED) {
            killSwitch.tripByRule(node, control, before, value, limit);
            return;
        }
        alerts.increment();
        writer.alert(
                node,
                control,
                WatchedLimits.metric(index),
                up ? Ladder.alertSeverity(state) : 0,
                data.quality(node),
                before,
                value,
                limit);
        if (up && state >= Ladder.BLOCKED) {
            writer.urgent();
        }
        if (up && killSwitch.phase(node) == KillPhase.PROBATION) {
            killSwitch.relatch(node, control, before, value, limit);
        }
    }

    /** Holds the last good value of a limit that was just set against it. */
    void limitSet(final int index) {
        final int node = index / WatchedLimits.SLOTS;
        if (data.good(node)) {
            move(index, limits.last(index));
        }
        pending |= 1 << index % WatchedLimits.SLOTS;
        publish(node);
    }

    /** Publishes what a desk has not been told of a node: everything when its state changed, else what moved. */
    void publish(final int node) {
        final byte state = (byte) (states.own(node) << STATE_BITS | states.effective(node));
        final int base = node * WatchedLimits.SLOTS;
        final boolean all = state != publishedState[node];
        if (!all && pending == 0) {
            return;
        }
        publishedState[node] = state;
        boolean any = false;
        for (int slot = 0; slot < WatchedLimits.USED; slot++) {
            final int index = base + slot;
            if (limits.present(index) && (all || (pending & 1 << slot) != 0)) {
                publishLimit(node, index);
                any = true;
            }
        }
        pending = 0;
        if (all && !any) {
            writer.utilisation(node, 0, 0, states.own(node), states.effective(node), data.quality(node), 0, 0, 0);
        }
    }

    /** Publishes the nodes whose state changed by the passage of time. */
    void publishAll() {
        for (int node = 0; node < recovering.length; node++) {
            publish(node);
        }
    }

    private void publishLimit(final int node, final int index) {
        writer.utilisation(
                node,
                WatchedLimits.control(index),
                WatchedLimits.metric(index),
                states.own(node),
                states.effective(node),
                data.quality(node),
                limits.last(index),
                limits.limit(index),
                limits.utilisation(index));
        limits.markPublished(index);
    }

    /** @return bits of the limits that hold the node at reduce-only or worse */
    long limitsThatHold(final int node) {
        long bits = 0;
        for (int index = node * WatchedLimits.SLOTS; index < node * WatchedLimits.SLOTS + WatchedLimits.USED; index++) {
            if (limits.state(index) >= Ladder.REDUCE_ONLY) {
                bits |= Control.bit(WatchedLimits.control(index));
            }
        }
        return bits;
    }
}
