package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inputs of one evaluation: a JSON object as it was given, read by name and type. Every reader throws {@link BadInputException} with the
 * path of the field. The strings NaN, Infinity and -Infinity are numbers.
 */
public final class Inputs {
    private final ObjectNode json;
    private final String prefix;
    private final CaseFamily family;
    private final Path directory;

    /**
     * Wraps the inputs of one evaluation.
     *
     * @param json the object as it was given
     * @param family family of the case, or the first of the model
     * @param directory where the paths of series start
     */
    public Inputs(final ObjectNode json, final CaseFamily family, final Path directory) {
        this(json, "", family, directory);
    }

    private Inputs(final ObjectNode json, final String prefix, final CaseFamily family, final Path directory) {
        this.json = json;
        this.prefix = prefix;
        this.family = family;
        this.directory = directory;
    }

    /** Returns the family that is asked for, by its name within the topic. */
    public String family() {
        return family.family();
    }

    /** Returns the topic that is asked for. */
    public String topic() {
        return family.topic();
    }

    /** Whether the field is there and not null. */
    public boolean has(final String name) {
        return json.hasNonNull(name);
    }

    /** Returns the object as it was given. */
    public ObjectNode json() {
        return json;
    }

    /** Returns the names that were given, in alphabetical order. */
    public Set<String> names() {
        final Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns a number; may be infinite or NaN if the field says so. */
    public double number(final String name) {
        return number(required(name, "a number"), path(name));
    }

    /** Returns a number, or another where the field is absent. */
    public double number(final String name, final double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** Returns a finite number within bounds, both allowed. */
    public double number(final String name, final double least, final double most) {
        final double value = number(name);
        if (!(value >= least && value <= most)) {
            throw bad(name, "a number from " + least + " to " + most);
        }
        return value;
    }

    /** Returns a whole number. */
    public int integer(final String name) {
        final double value = number(name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw bad(name, "a whole number");
        }
        return (int) value;
    }

    /** Returns a whole number, or another where the field is absent. */
    public int integer(final String name, final int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** Returns a text. */
    public String text(final String name) {
        final JsonNode node = required(name, "a text");
        if (!node.isTextual()) {
            throw bad(name, "a text");
        }
        return node.textValue();
    }

    /** Returns a text, or another where the field is absent. */
    public String text(final String name, final String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** Returns one of the texts that are allowed. */
    public String oneOf(final String name, final List<String> allowed) {
        final String value = text(name);
        if (!allowed.contains(value)) {
            throw bad(name, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** Returns texts. */
    public List<String> texts(final String name) {
        final JsonNode node = array(name, "an array of texts");
        final List<String> values = new ArrayList<>();
        for (final JsonNode element : node) {
            if (!element.isTextual()) {
                throw bad(name + '[' + values.size() + ']', element, "a text");
            }
            values.add(element.textValue());
        }
        return values;
    }

    /** Returns a flag, or another where the field is absent. */
    public boolean flag(final String name, final boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!json.get(name).isBoolean()) {
            throw bad(name, "true or false");
        }
        return json.get(name).booleanValue();
    }

    /** Returns a vector. */
    public double[] numbers(final String name) {
        return numbers(array(name, "an array of numbers"), path(name));
    }

    /** Returns a vector of a known length. */
    public double[] numbers(final String name, final int length) {
        final double[] values = numbers(name);
        if (values.length != length) {
            throw bad(name, "an array of " + length + " numbers");
        }
        return values;
    }

    /** Returns whole numbers. */
    public int[] integers(final String name) {
        final double[] values = numbers(name);
        final int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > Integer.MAX_VALUE) {
                throw bad(name + '[' + i + ']', json.get(name).get(i), "a whole number");
            }
            whole[i] = (int) values[i];
        }
        return whole;
    }

    /** Returns a matrix by rows of equal length. */
    public double[][] matrix(final String name) {
        final JsonNode node = array(name, "an array of rows of numbers");
        final double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            if (!node.get(i).isArray()) {
                throw bad(name + '[' + i + ']', node.get(i), "an array of numbers");
            }
            rows[i] = numbers(node.get(i), path(name) + '[' + i + ']');
            if (rows[i].length != rows[0].length) {
                throw bad(name + '[' + i + ']', rows[i].length + " numbers", rows[0].length + " as in the first row");
            }
        }
        return rows;
    }

    /** Returns a matrix with as many columns as rows. */
    public double[][] squareMatrix(final String name) {
        final double[][] rows = matrix(name);
        if (rows.length == 0 || rows[0].length != rows.length) {
            final int columns = rows.length == 0 ? 0 : rows[0].length;
            throw bad(name, rows.length + " x " + columns + " numbers", "a square matrix");
        }
        return rows;
    }

    /** Returns an object within the inputs. */
    public Inputs object(final String name) {
        if (!(required(name, "an object") instanceof ObjectNode object)) {
            throw bad(name, "an object");
        }
        return new Inputs(object, path(name) + '.', family, directory);
    }

    /** Returns the objects of an array. */
    public List<Inputs> objects(final String name) {
        final JsonNode node = array(name, "an array of objects");
        final List<Inputs> objects = new ArrayList<>();
        for (final JsonNode element : node) {
            final String place = name + '[' + objects.size() + ']';
            if (!(element instanceof ObjectNode object)) {
                throw bad(place, element, "an object");
            }
            objects.add(new Inputs(object, path(place) + '.', family, directory));
        }
        return objects;
    }

    /**
     * Returns one series: an array of numbers; the path of a CSV file with one column of values (or the column that the field {@code column}
     * beside it names); or an object with {@code file} and {@code column}, and optionally {@code transform}, {@code scale} and {@code rows}
     * as {@code 1..1800}.
     */
    public double[] series(final String name) {
        final JsonNode node = required(name, "a series");
        return node.isArray() ? numbers(name) : reference(name, node).single(text("column", null));
    }

    /**
     * Returns several series side by side: an array of rows of numbers; the path of a CSV file; or an object with {@code file} and optionally
     * {@code columns}, {@code transform}, {@code scale} and {@code rows}.
     */
    public SeriesTable table(final String name) {
        final JsonNode node = required(name, "a file of series, or an array of rows");
        return node.isArray()
                ? SeriesTable.ofRows(matrix(name))
                : reference(name, node).table();
    }

    /** Returns the same without regard to {@code rows}, which the caller reads. */
    public SeriesTable wholeTable(final String name) {
        final JsonNode node = required(name, "a file of series, or an array of rows");
        return node.isArray()
                ? SeriesTable.ofRows(matrix(name))
                : reference(name, node).wholeTable();
    }

    /** Makes the refusal of a field. */
    public BadInputException bad(final String name, final String expected) {
        return bad(name, json.get(name), expected);
    }

    /** Makes the refusal of a field or a part of it. */
    public BadInputException bad(final String name, final Object given, final String expected) {
        return new BadInputException(path(name), given, expected);
    }

    private SeriesReference reference(final String name, final JsonNode node) {
        return SeriesReference.of(node, path(name), family, directory);
    }

    private JsonNode required(final String name, final String expected) {
        if (!has(name)) {
            throw bad(name, json.has(name) ? "null" : "nothing", expected);
        }
        return json.get(name);
    }

    private JsonNode array(final String name, final String expected) {
        final JsonNode node = required(name, expected);
        if (!node.isArray()) {
            throw bad(name, expected);
        }
        return node;
    }

    private static double[] numbers(final JsonNode array, final String path) {
        final double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i), path + '[' + i + ']');
        }
        return values;
    }

    private static double number(final JsonNode node, final String path) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new BadInputException(path, node, "a number");
        };
    }

    private String path(final String name) {
        return prefix + name;
    }
}
