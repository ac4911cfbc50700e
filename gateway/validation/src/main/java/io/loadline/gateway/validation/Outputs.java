package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer of a model, in the order in which it was put. NaN and infinities are written as strings, since JSON has no such numbers. */
public final class Outputs {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** Starts an empty answer. */
    public Outputs() {}

    /** Puts a number. */
    public Outputs put(final String name, final double value) {
        return put(name, node(value));
    }

    /** Puts a count or an index. */
    public Outputs put(final String name, final long value) {
        json.put(name, value);
        return this;
    }

    /** Puts a text. */
    public Outputs put(final String name, final String value) {
        json.put(name, value);
        return this;
    }

    /** Puts a flag. */
    public Outputs put(final String name, final boolean value) {
        json.put(name, value);
        return this;
    }

    /** Puts a vector. */
    public Outputs put(final String name, final double[] values) {
        return put(name, node(values));
    }

    /** Puts a vector of counts or indices. */
    public Outputs put(final String name, final int[] values) {
        final ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (final int value : values) {
            array.add(value);
        }
        return put(name, array);
    }

    /** Puts a matrix, a row an inner array. */
    public Outputs put(final String name, final double[][] rows) {
        final ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (final double[] row : rows) {
            array.add(node(row));
        }
        return put(name, array);
    }

    /** Puts texts. */
    public Outputs put(final String name, final List<String> values) {
        final ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return put(name, array);
    }

    /** Puts an object within the answer. */
    public Outputs put(final String name, final Outputs values) {
        return put(name, values.json);
    }

    /** Puts any JSON. */
    public Outputs put(final String name, final JsonNode value) {
        json.set(name, value);
        return this;
    }

    /** Returns the JSON object behind this answer. */
    public ObjectNode json() {
        return json;
    }

    private static ArrayNode node(final double[] values) {
        final ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (final double value : values) {
            array.add(node(value));
        }
        return array;
    }

    private static JsonNode node(final double value) {
        final JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Double.isFinite(value) ? nodes.numberNode(value) : nodes.textNode(Double.toString(value));
    }
}
