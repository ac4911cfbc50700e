package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a model gave with what a case expects: every value in {@code expected}, and nothing else that the model gave. Fields whose name
 * begins with {@code printed} are not compared: they are the rounded values of the publication, and the exact value stands beside them.
 */
final class Comparison {
    static final String PRINTED = "printed";
    private static final String NOTHING = "nothing";

    private final Tolerance tolerance;
    private final List<FieldResult> results = new ArrayList<>();

    private Comparison(final Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /** Returns the result of every value that is compared. */
    static List<FieldResult> compare(final ObjectNode got, final ObjectNode expected, final Tolerance tolerance) {
        final Comparison comparison = new Comparison(tolerance);
        comparison.compareObject("", got, expected);
        return comparison.results;
    }

    private void compareObject(final String prefix, final JsonNode got, final ObjectNode expected) {
        expected.properties().forEach(entry -> {
            if (!entry.getKey().startsWith(PRINTED)) {
                compare(prefix + entry.getKey(), got.path(entry.getKey()), entry.getValue());
            }
        });
    }

    private void compare(final String path, final JsonNode got, final JsonNode expected) {
        if (got.isMissingNode()) {
            different(path, NOTHING, expected);
        } else if (expected instanceof ObjectNode object) {
            if (got.isObject()) {
                compareObject(path + '.', got, object);
            } else {
                different(path, got.toString(), expected);
            }
        } else if (expected.isArray()) {
            compareArray(path, got, expected);
        } else if (isNumber(expected) && isNumber(got)) {
            compareNumbers(path, got, expected);
        } else if (got.equals(expected)) {
            results.add(new FieldResult(path, got.asText(), expected.asText(), 0, 0, false, 0));
        } else {
            different(path, got.asText(got.toString()), expected);
        }
    }

    private void compareArray(final String path, final JsonNode got, final JsonNode expected) {
        if (!got.isArray() || got.size() != expected.size()) {
            final String what = got.isArray() ? got.size() + " values" : got.toString();
            results.add(unequal(path, what, expected.size() + " values"));
            return;
        }
        if (expected.isEmpty()) {
            results.add(new FieldResult(path, "no values", "no values", 0, 0, false, 0));
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path + '[' + i + ']', got.get(i), expected.get(i));
        }
    }

    private void compareNumbers(final String path, final JsonNode got, final JsonNode expected) {
        final Bound bound = tolerance.boundOf(path);
        if (bound.equals(Bound.EXACT) && got.isTextual() && expected.isTextual()) {
            if (got.equals(expected)) {
                results.add(new FieldResult(path, got.asText(), expected.asText(), 0, 0, false, 0));
            } else {
                different(path, got.asText(), expected);
            }
            return;
        }
        final Bound.Deviation deviation = bound.deviation(number(got), number(expected));
        results.add(new FieldResult(
                path,
                got.asText(),
                expected.asText(),
                deviation.error(),
                deviation.tolerance(),
                deviation.isRelative(),
                deviation.share()));
    }

    private void different(final String path, final String got, final JsonNode expected) {
        results.add(unequal(path, got, expected.isValueNode() ? expected.asText() : expected.toString()));
    }

    private static FieldResult unequal(final String path, final String got, final String expected) {
        return new FieldResult(path, got, expected, Double.NaN, 0, false, Double.POSITIVE_INFINITY);
    }

    private static boolean isNumber(final JsonNode node) {
        return node.isNumber()
                || (node.isTextual()
                        && (node.textValue().equals("NaN") || !Double.isNaN(parsed(node.textValue(), Double.NaN))));
    }

    private static double number(final JsonNode node) {
        return node.isNumber() ? node.doubleValue() : parsed(node.textValue(), Double.NaN);
    }

    private static double parsed(final String text, final double otherwise) {
        try {
            return Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            return otherwise;
        }
    }
}
