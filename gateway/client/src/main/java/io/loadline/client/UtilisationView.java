package io.loadline.client;

import io.loadline.codec.output.LimitUtilisationDecoder;

/** How much of a limit is used. */
public final class UtilisationView extends Stamp {
    private final int node;
    private final int control;
    private final int metric;
    private double value = Double.NaN;
    private double limitValue = Double.NaN;
    private double utilisation = Double.NaN;

    UtilisationView(final int node, final int control, final int metric) {
        this.node = node;
        this.control = control;
        this.metric = metric;
    }

    boolean apply(final LimitUtilisationDecoder message) {
        if (!accept(message.stamp())) {
            return false;
        }
        value = message.value();
        limitValue = message.limitValue();
        utilisation = message.utilisation();
        return true;
    }

    /** @return node id */
    public int node() {
        return node;
    }

    /** @return number n of control Cn */
    public int control() {
        return control;
    }

    /** @return metric of the control */
    public int metric() {
        return metric;
    }

    /** @return value that is limited, in the unit of the control; NaN where unknown */
    public double value() {
        return value;
    }

    /** @return the limit, in the same unit */
    public double limitValue() {
        return limitValue;
    }

    /** @return value divided by limit; 1 is the limit */
    public double utilisation() {
        return utilisation;
    }
}
