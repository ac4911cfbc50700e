package io.loadline.limits;

import io.loadline.core.model.Limit;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;

/**
 * Limits that an order is held against: of a node for all instruments, and of a node for one. Where both are set the smaller holds. NaN says
 * that none is set.
 */
final class OrderLimits {
    /** C01 both sides. */
    static final int PERMISSION = 0;
    /** C01 buys; one more is C01 sells. */
    static final int PERMISSION_BUY = 1;
    /** C02. */
    static final int QUANTITY = 3;
    /** C03. */
    static final int VALUE = 4;
    /** C04. */
    static final int BAND = 5;
    /** C05 over one second. */
    static final int WINDOW_1S = 6;
    /** C05 over sixty seconds. */
    static final int WINDOW_60S = 7;
    /** C09. */
    static final int POSITION = 8;

    private static final int KINDS = 16;
    private static final int[] CONTROLS = {
        Control.PERMISSION, Control.PERMISSION, Control.PERMISSION,
        Control.ORDER_QUANTITY, Control.ORDER_VALUE, Control.COLLAR,
        Control.WINDOW_VALUE, Control.WINDOW_VALUE, Control.POSITION
    };
    private static final int[] METRICS = {0, 1, 2, 0, 0, 0, 0, 1, 0};

    private final int instruments;
    private final double[] ofNode;
    private final boolean[] hasSpecific;
    private final boolean[] enabled;
    private final LongToInt specificIndex;
    private final double[] specific;

    OrderLimits(final RiskModel model) {
        instruments = model.instruments().size();
        ofNode = new double[model.tree().size() * KINDS];
        Arrays.fill(ofNode, Double.NaN);
        hasSpecific = new boolean[model.tree().size()];
        enabled = new boolean[model.tree().size()];
        specificIndex = new LongToInt(model.limits().size());
        specific = new double[model.limits().size()];
        for (int i = 0; i < specific.length; i++) {
            add(model.limits().get(i), i);
        }
    }

    private void add(final Limit limit, final int row) {
        final int node = limit.node();
        if (limit.hard() > 0) {
            enabled[node] = true;
        }
        final int kind = kindOf(limit.control(), limit.metric());
        if (kind < 0) {
            return;
        }
        if (limit.instrument() < 0) {
            ofNode[node * KINDS + kind] = limit.hard();
        } else {
            hasSpecific[node] = true;
            specificIndex.put(key(node, kind, limit.instrument()), row);
            specific[row] = limit.hard();
        }
    }

    /**
     * @param control number of a control
     * @param metric metric of it
     * @return its kind, or -1 where orders are not held against it
     */
    static int kindOf(final int control, final int metric) {
        for (int kind = 0; kind < CONTROLS.length; kind++) {
            if (CONTROLS[kind] == control && METRICS[kind] == metric) {
                return kind;
            }
        }
        return -1;
    }

    /** @return true where the node has a limit of its own above 0; a new node has none and may not trade */
    boolean enabled(final int node) {
        return enabled[node];
    }

    void enable(final int node) {
        enabled[node] = true;
    }

    double ofNode(final int node, final int kind) {
        return ofNode[node * KINDS + kind];
    }

    void ofNode(final int node, final int kind, final double value) {
        ofNode[node * KINDS + kind] = value;
    }

    /**
     * @param node node id
     * @param kind one of the constants above
     * @param instrument instrument id of the model
     * @return the smaller of the node's limits for this instrument and for all; NaN where neither is set
     */
    double limit(final int node, final int kind, final int instrument) {
        final double general = ofNode[node * KINDS + kind];
        if (!hasSpecific[node]) {
            return general;
        }
        final int row = specificIndex.get(key(node, kind, instrument));
        return row == LongToInt.MISSING ? general : smaller(general, specific[row]);
    }

    /** @return the smaller of two limits, where NaN is no limit */
    static double smaller(final double a, final double b) {
        return a <= b || Double.isNaN(b) ? a : b;
    }

    private long key(final int node, final int kind, final int instrument) {
        return ((long) node * KINDS + kind) * instruments + instrument;
    }
}
