package io.loadline.limits;

import io.loadline.core.model.Limit;
import io.loadline.core.model.RiskModel;
import java.util.Arrays;

/**
 * Limits whose use is watched on every event, as arrays: {@link #SLOTS} places a node, one for each control and metric. A slot knows the
 * interval of values in which nothing has to be said, so the common case is two comparisons.
 *
 * <p>The level of a slot is the number of its thresholds that are passed. A threshold is passed upwards at its share of the limit, and
 * downwards {@link #RELEASE} below it.
 */
final class WatchedLimits {
    /** Places a node, some of them free. */
    static final int SLOTS = 8;
    /** C10 gross. */
    static final int GROSS = 0;
    /** C10 net. */
    static final int NET = 1;
    /** C13 VaR at 99%. */
    static final int VAR_99 = 2;
    /** C13 expected shortfall at 97.5%. */
    static final int ES_975 = 3;
    /** C13 liquidity-adjusted VaR at 99%. */
    static final int LVAR_99 = 4;
    /** C16. */
    static final int DAILY_LOSS = 5;
    /** C17. */
    static final int DRAWDOWN = 6;
    /** Slots in use. */
    static final int USED = 7;

    /** A threshold is left at this much of the limit below it. */
    static final double RELEASE = 0.05;
    /** A value is published again when its share of the limit moved by this much. */
    static final double STEP = 0.01;

    private static final int[] CONTROLS = {
        Control.EXPOSURE,
        Control.EXPOSURE,
        Control.VALUE_AT_RISK,
        Control.VALUE_AT_RISK,
        Control.VALUE_AT_RISK,
        Control.DAILY_LOSS,
        Control.DRAWDOWN
    };
    private static final int[] METRICS = {0, 1, 0, 1, 2, 0, 0};
    private static final double DEFAULT_WARN = 0.8;
    private static final double PROBATION_WARN = 0.5;

    private final LimitsSettings settings;
    private final double[] hard;
    private final double[] warn;
    private final double[] low;
    private final double[] high;
    private final double[] last;
    private final double[] published;
    private final byte[] level;
    private final double[][] thresholds;
    private final double[] scale;

    WatchedLimits(final RiskModel model, final LimitsSettings settings) {
        this.settings = settings;
        final int size = model.tree().size() * SLOTS;
        hard = filled(size, Double.NaN);
        warn = filled(size, DEFAULT_WARN);
        low = filled(size, Double.NEGATIVE_INFINITY);
        high = filled(size, Double.POSITIVE_INFINITY);
        last = new double[size];
        published = new double[size];
        level = new byte[size];
        scale = filled(model.tree().size(), 1.0);
        for (final Limit limit : model.limits()) {
            final int slot = slotOf(limit.control(), limit.metric());
            if (slot >= 0) {
                final int index = limit.node() * SLOTS + slot;
                hard[index] = limit.hard();
                warn[index] = limit.warn();
            }
        }
        thresholds = new double[size][];
        final ThresholdTable table = new ThresholdTable(settings);
        for (int index = 0; index < size; index++) {
            thresholds[index] = table.of(control(index), warn[index]);
            rebound(index);
        }
    }

    private static double[] filled(final int size, final double value) {
        final double[] array = new double[size];
        Arrays.fill(array, value);
        return array;
    }

    /**
     * @param control number of a control
     * @param metric metric of it
     * @return its slot, or -1 where it is not watched continuously
     */
    static int slotOf(final int control, final int metric) {
        for (int slot = 0; slot < USED; slot++) {
            if (CONTROLS[slot] == control && METRICS[slot] == metric) {
                return slot;
            }
        }
        return -1;
    }

    /** @return control of the slot at an index, or -1 where the place is free */
    static int control(final int index) {
        final int slot = index % SLOTS;
        return slot < USED ? CONTROLS[slot] : -1;
    }

    static int metric(final int index) {
        return METRICS[index % SLOTS];
    }

    boolean present(final int index) {
        return !Double.isNaN(hard[index]);
    }

    /** @return the limit in force: the set one, scaled in probation; NaN where there is none */
    double limit(final int index) {
        return hard[index] * scale[index / SLOTS];
    }

    /** @return the limit as set, NaN where there is none */
    double set(final int index) {
        return hard[index];
    }

    void set(final int index, final double value) {
        hard[index] = value;
        rebound(index);
    }

    double scale(final int node) {
        return scale[node];
    }

    /** Scales the limits of a node, and brings its levels to where they then are without saying so. */
    void scale(final int node, final double factor) {
        scale[node] = factor;
        for (int index = node * SLOTS; index < node * SLOTS + USED; index++) {
            if (present(index)) {
                level[index] = 0;
                level[index] = (byte) levelAt(index, last[index]);
            }
            rebound(index);
        }
    }

    /** @return the most severe state that the limits of a node ask for; a kill is left to the kill switch and counts as a block */
    int worst(final int node) {
        int worst = Ladder.ENABLED;
        for (int index = node * SLOTS; index < node * SLOTS + USED; index++) {
            worst = Math.max(worst, state(index));
        }
        return Math.min(worst, Ladder.BLOCKED);
    }

    /** @return true where no killing limit of the node would be reached if its limits were scaled for probation */
    boolean clearForProbation(final int node) {
        for (int index = node * SLOTS; index < node * SLOTS + USED; index++) {
            if (present(index) && kills(index) && !(last[index] < hard[index] * settings.probationScale())) {
                return false;
            }
        }
        return true;
    }

    /** @return value at the last event that touched the node */
    double last(final int index) {
        return last[index];
    }

    void last(final int index, final double value) {
        last[index] = value;
    }

    /** @return true where nothing has to be said of the value */
    boolean quiet(final int index, final double value) {
        return value >= low[index] && value < high[index];
    }

    int level(final int index) {
        return level[index];
    }

    /**
     * @param index of the slot
     * @param value value of the control
     * @return the level it brings the slot to, with hysteresis
     */
    int levelAt(final int index, final double value) {
        final double[] steps = thresholds[index];
        final double limit = limit(index);
        int next = level[index];
        while (next < steps.length && value >= steps[next] * limit) {
            next++;
        }
        while (next > 0 && value < (steps[next - 1] - RELEASE) * limit) {
            next--;
        }
        return next;
    }

    void level(final int index, final int next) {
        level[index] = (byte) next;
    }

    /** @return state of the ladder that a level of the slot asks for */
    int state(final int index, final int atLevel) {
        if (atLevel == 0) {
            return Ladder.ENABLED;
        }
        final double threshold = thresholds[index][atLevel - 1];
        final int control = control(index);
        if (threshold >= 1.0) {
            return breach(index, control);
        }
        if (control == Control.DAILY_LOSS && threshold >= settings.dailyLossReduceOnly()) {
            return Ladder.REDUCE_ONLY;
        }
        return threshold >= warnAt(index, control) ? Ladder.WARN : Ladder.ENABLED;
    }

    int state(final int index) {
        return state(index, level[index]);
    }

    boolean kills(final int index) {
        return (settings.killingControls() & Control.bit(control(index))) != 0;
    }

    private int breach(final int index, final int control) {
        if (hard[index] == 0) {
            return Ladder.BLOCKED;
        }
        return (settings.killingControls() & Control.bit(control)) != 0 ? Ladder.KILLED : Ladder.REDUCE_ONLY;
    }

    private double warnAt(final int index, final int control) {
        final double own =
                control == Control.DAILY_LOSS ? Math.min(warn[index], settings.dailyLossWarn()) : warn[index];
        return scale[index / SLOTS] == 1.0 ? own : Math.min(own, PROBATION_WARN);
    }

    /** @return share of the limit that the last value takes; 0 where there is none, infinite above a limit of 0 */
    double utilisation(final int index) {
        return last[index] == 0 ? 0 : last[index] / limit(index);
    }

    /** @return true if the share of the limit moved far enough since it was last published */
    boolean moved(final int index) {
        final double share = utilisation(index);
        return share != published[index] && !(Math.abs(share - published[index]) < STEP);
    }

    void markPublished(final int index) {
        published[index] = utilisation(index);
        rebound(index);
    }

    /** Draws the interval of values in which nothing changes. */
    void rebound(final int index) {
        if (!present(index) || control(index) < 0) {
            low[index] = Double.NEGATIVE_INFINITY;
            high[index] = Double.POSITIVE_INFINITY;
            return;
        }
        final double limit = limit(index);
        final double[] steps = thresholds[index];
        final int at = level[index];
        final double up = at < steps.length ? steps[at] : Double.POSITIVE_INFINITY;
        final double down = at > 0 ? steps[at - 1] - RELEASE : Double.NEGATIVE_INFINITY;
        high[index] = Math.min(up, published[index] + STEP) * limit;
        final double floor = Math.max(down, published[index] - STEP) * limit;
        low[index] = floor <= 0 ? Double.NEGATIVE_INFINITY : floor;
    }
}
