package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms of a contract that a reference case states in the words of its source and not among its inputs: {@code starting 2024-03-01},
 * {@code 2024-03-20..2029-03-20}, {@code quarterly ACT/360 premium}, {@code 6M floating ACT/365}, {@code log-linear discount}. Only an input that the model has and the case leaves out is taken from there.
 */
final class StatedTerms {
    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern START = Pattern.compile("\\bstarting " + DATE);
    private static final Pattern PERIOD = Pattern.compile(DATE + "\\.\\." + DATE);
    private static final Pattern LEG = Pattern.compile(
            "\\b(annual|semiannual|quarterly|monthly) ((?:30E?|ACT)/(?:360|365F?|ACT)) (?:fixed|premium)");
    private static final Pattern FLOATING = Pattern.compile("\\b(\\d+M) floating ((?:30E?|ACT)/(?:360|365F?|ACT))");
    private static final Pattern INTERPOLATION =
            Pattern.compile("\\b(linear zero|(?:log-)?linear discount|cubic zero|log-cubic discount|monotone convex)");
    private static final Map<String, Integer> FREQUENCY =
            Map.of("annual", 1, "semiannual", 2, "quarterly", 4, "monthly", 12);

    private StatedTerms() {}

    /**
     * Returns the inputs with what the source states besides.
     *
     * @param inputs inputs of the case; not changed
     * @param source words of the case
     * @param fields inputs that the model has
     * @return a copy, completed
     */
    static ObjectNode complete(final ObjectNode inputs, final String source, final List<ModelField> fields) {
        final ObjectNode stated = inputs.objectNode();
        final Matcher start = START.matcher(source);
        if (start.find()) {
            stated.put("start", start.group(1));
        }
        final Matcher period = PERIOD.matcher(source);
        if (period.find()) {
            stated.put("start", period.group(1)).put("end", period.group(2));
        }
        final Matcher leg = LEG.matcher(source);
        if (leg.find()) {
            stated.put("frequency", FREQUENCY.get(leg.group(1))).put("dayCount", leg.group(2));
        }
        final Matcher floating = FLOATING.matcher(source);
        if (floating.find()) {
            stated.put("floatingFrequency", floating.group(1)).put("floatingDayCount", floating.group(2));
        }
        final Matcher interpolation = INTERPOLATION.matcher(source);
        if (interpolation.find()) {
            stated.put("interpolation", interpolation.group(1));
        }
        final ObjectNode completed = inputs.deepCopy();
        for (final ModelField field : fields) {
            if (stated.has(field.name()) && !inputs.hasNonNull(field.name())) {
                completed.set(field.name(), stated.get(field.name()));
            }
        }
        return completed;
    }
}
