package io.loadline.limits;

import io.loadline.core.model.Limit;
import io.loadline.core.model.RiskModel;
import java.util.HashSet;
import java.util.Set;

/** What the limits of a model must satisfy before a stage is built on them. */
final class LimitRules {
    private LimitRules() {}

    /**
     * @param model the model
     * @throws IllegalArgumentException for the first limit that breaks a rule; says which, what was given and what was expected
     */
    static void check(final RiskModel model) {
        final Set<String> seen = new HashSet<>();
        for (final Limit limit : model.limits()) {
            check(model, limit);
            final String key = limit.node() + ":" + limit.control() + ":" + limit.metric() + ":"
                    + Math.max(-1, limit.instrument());
            if (!seen.add(key)) {
                throw refusal(limit, "is given twice", "one limit for a node, control, metric and instrument");
            }
        }
    }

    private static void check(final RiskModel model, final Limit limit) {
        if (limit.node() < 0 || limit.node() >= model.tree().size()) {
            throw refusal(
                    limit, "names node " + limit.node(), "0 to " + (model.tree().size() - 1));
        }
        final boolean watched = WatchedLimits.slotOf(limit.control(), limit.metric()) >= 0;
        if (!watched && OrderLimits.kindOf(limit.control(), limit.metric()) < 0) {
            throw refusal(limit, "has no meaning", "a control and metric of docs/controls.md");
        }
        if (limit.instrument() >= model.instruments().size()) {
            throw refusal(
                    limit,
                    "names instrument " + limit.instrument(),
                    "-1, or 0 to " + (model.instruments().size() - 1));
        }
        if (limit.instrument() >= 0 && (watched || limit.control() == Control.WINDOW_VALUE)) {
            throw refusal(limit, "names instrument " + limit.instrument(), "-1: this control is of a whole node");
        }
        if (!(limit.hard() >= 0 && limit.hard() <= Double.MAX_VALUE)) {
            throw refusal(limit, "has the hard limit " + limit.hard(), "a finite number, 0 or more");
        }
        if (!(limit.warn() > 0 && limit.warn() <= 1)) {
            throw refusal(limit, "has the warning level " + limit.warn(), "a fraction above 0, up to 1");
        }
    }

    private static IllegalArgumentException refusal(final Limit limit, final String given, final String expected) {
        return new IllegalArgumentException("limit of node " + limit.node() + ", control C" + limit.control()
                + ", metric " + limit.metric() + " " + given + "; expected " + expected);
    }
}
