package io.loadline.client;

import io.loadline.codec.output.KillStateDecoder;
import io.loadline.codec.output.NodeDescriptionDecoder;
import io.loadline.codec.output.NodeRiskDecoder;

/**
 * A node of the portfolio tree and its last risk. Amounts are in the firm's base currency, losses (VaR, ES, LVaR) positive, one-day
 * horizon; NaN where the server does not know, or nothing was received.
 */
public final class NodeView extends Stamp {
    private final int id;
    private String name;
    private int parent = -1;
    private int level;
    private int ownState;
    private int effectiveState;
    private int killState;
    private int killControl;
    private long killCause;
    private long killTimeNs;
    private long killSequence;
    private long stateSequence;
    private int staleInstruments;
    private double realisedPnl = Double.NaN;
    private double unrealisedPnl = Double.NaN;
    private double grossExposure = Double.NaN;
    private double netExposure = Double.NaN;
    private double var95 = Double.NaN;
    private double var99 = Double.NaN;
    private double var999 = Double.NaN;
    private double es975 = Double.NaN;
    private double es99 = Double.NaN;
    private double liquidityCost = Double.NaN;
    private double liquidityCostStressed = Double.NaN;
    private double lvar99 = Double.NaN;
    private double lvar99Stressed = Double.NaN;
    private double liquidationDays = Double.NaN;

    NodeView(final int id) {
        this.id = id;
        name = "#" + id;
    }

    void describe(final NodeDescriptionDecoder description) {
        name = description.name();
        parent = description.parent();
        level = description.level();
        if (stateSequence == 0) {
            ownState = description.ownState();
            effectiveState = description.effectiveState();
        }
        if (killSequence == 0) {
            killState = description.killState();
        }
    }

    boolean apply(final NodeRiskDecoder risk) {
        if (!accept(risk.stamp())) {
            return false;
        }
        staleInstruments = risk.staleInstruments();
        realisedPnl = risk.realisedPnl();
        unrealisedPnl = risk.unrealisedPnl();
        grossExposure = risk.grossExposure();
        netExposure = risk.netExposure();
        var95 = risk.var95();
        var99 = risk.var99();
        var999 = risk.var999();
        es975 = risk.es975();
        es99 = risk.es99();
        liquidityCost = risk.liquidityCost();
        liquidityCostStressed = risk.liquidityCostStressed();
        lvar99 = risk.lvar99();
        lvar99Stressed = risk.lvar99Stressed();
        liquidationDays = risk.liquidationDays();
        return true;
    }

    void applyStates(final long sequence, final int own, final int effective) {
        if (sequence >= stateSequence) {
            stateSequence = sequence;
            ownState = own;
            effectiveState = effective;
        }
    }

    boolean apply(final KillStateDecoder kill) {
        final long sequence = kill.stamp().sequence();
        if (sequence < killSequence) {
            return false;
        }
        killSequence = sequence;
        killState = kill.to();
        killControl = kill.control();
        killCause = kill.causeSequence();
        killTimeNs = kill.stamp().ingressTimeNs();
        // Limits travel on a stream of their own, and may be ahead of this one.
        applyStates(sequence, kill.ownState(), Math.max(effectiveState, kill.ownState()));
        return true;
    }

    void forget() {
        forgetSequence();
        stateSequence = 0;
        killSequence = 0;
    }

    /** @return node id, from 0, the firm */
    public int id() {
        return id;
    }

    /** @return its name, or its number before the first snapshot */
    public String name() {
        return name;
    }

    /** @return id of the parent, -1 for the firm */
    public int parent() {
        return parent;
    }

    /** @return 0 firm, 1 desk, 2 trader, 3 strategy, 4 account */
    public int level() {
        return level;
    }

    /** @return code of the node's own ladder state: 0 enabled, 1 warn, 2 throttled, 3 reduce-only, 4 blocked, 5 killed */
    public int ownState() {
        return ownState;
    }

    /** @return code of the most severe state on the path to the firm, as last published */
    public int effectiveState() {
        return effectiveState;
    }

    /**
     * @return code of the kill machine: 0 boot, 1 recovering, 2 armed, 3 tripped, 4 cancelling, 5 latched, 6 reset pending, 7 probation
     */
    public int killState() {
        return killState;
    }

    /** @return control that caused the latest kill, 0 for a person or where there was none */
    public int killControl() {
        return killControl;
    }

    /** @return event of the log that caused the latest kill: what asking for its release must name; 0 where there was none */
    public long killCause() {
        return killCause;
    }

    /** @return UTC nanoseconds of the latest step of the kill machine, 0 where none was received */
    public long killTimeNs() {
        return killTimeNs;
    }

    /** @return held instruments without a good price */
    public int staleInstruments() {
        return staleInstruments;
    }

    /** @return realised P&amp;L since the log began, gains positive */
    public double realisedPnl() {
        return realisedPnl;
    }

    /** @return unrealised P&amp;L at mark, gains positive */
    public double unrealisedPnl() {
        return unrealisedPnl;
    }

    /** @return realised plus unrealised P&amp;L */
    public double pnl() {
        return realisedPnl + unrealisedPnl;
    }

    /** @return sum of absolute delta values */
    public double grossExposure() {
        return grossExposure;
    }

    /** @return sum of delta values, signed */
    public double netExposure() {
        return netExposure;
    }

    /** @return VaR at 95% */
    public double var95() {
        return var95;
    }

    /** @return VaR at 99% */
    public double var99() {
        return var99;
    }

    /** @return VaR at 99.9% */
    public double var999() {
        return var999;
    }

    /** @return expected shortfall at 97.5% */
    public double es975() {
        return es975;
    }

    /** @return expected shortfall at 99% */
    public double es99() {
        return es99;
    }

    /** @return mean half-spread cost plus market impact */
    public double liquidityCost() {
        return liquidityCost;
    }

    /** @return stressed half-spread cost plus market impact */
    public double liquidityCostStressed() {
        return liquidityCostStressed;
    }

    /** @return VaR at 99% plus {@link #liquidityCost()} */
    public double lvar99() {
        return lvar99;
    }

    /** @return VaR at 99% plus {@link #liquidityCostStressed()} */
    public double lvar99Stressed() {
        return lvar99Stressed;
    }

    /** @return longest liquidation time of the node's positions, days */
    public double liquidationDays() {
        return liquidationDays;
    }
}
