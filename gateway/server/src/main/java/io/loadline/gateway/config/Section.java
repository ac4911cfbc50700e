package io.loadline.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One mapping of the configuration file. Each read names the key, its default and its meaning; {@link #conclude()} then refuses keys that
 * nobody read.
 */
final class Section {
    private final String path;
    private final JsonNode node;
    private final ConfigReference reference;
    private final Set<String> read = new LinkedHashSet<>();

    Section(final String path, final JsonNode node, final ConfigReference reference) {
        this.path = path;
        this.node = node;
        this.reference = reference;
        if (node != null && !node.isObject()) {
            throw new ConfigException((path.isEmpty() ? "configuration" : path) + ": a " + node.getNodeType()
                    + " given; expected a mapping of keys to values");
        }
    }

    Section section(final String key) {
        read.add(key);
        return new Section(key(key), child(key), reference);
    }

    List<Section> sections(final String key) {
        read.add(key);
        final JsonNode child = child(key);
        final List<Section> result = new ArrayList<>();
        if (child == null) {
            return result;
        }
        if (!child.isArray()) {
            throw new ConfigException(key(key) + ": a " + child.getNodeType() + " given; expected a list");
        }
        for (int i = 0; i < child.size(); i++) {
            result.add(new Section(key(key) + "[" + i + "]", child.get(i), reference));
        }
        return result;
    }

    boolean has(final String key) {
        return child(key) != null;
    }

    String text(final String key, final String fallback, final String meaning) {
        return value(key, fallback, "text", meaning);
    }

    String required(final String key, final String meaning) {
        final String value = value(key, null, "text, required", meaning);
        if (value == null) {
            throw new ConfigException(key(key) + ": missing; expected " + meaning);
        }
        return value;
    }

    Path path(final String key, final Path base, final String fallback, final String meaning) {
        return base.resolve(value(key, fallback, "path, relative to the file", meaning))
                .normalize();
    }

    long durationNs(final String key, final String fallback, final String meaning) {
        return Units.durationNs(key(key), value(key, fallback, "duration", meaning));
    }

    long bytes(final String key, final String fallback, final String meaning) {
        return Units.bytes(key(key), value(key, fallback, "size", meaning));
    }

    double ratio(final String key, final String fallback, final String meaning) {
        return Units.ratio(key(key), value(key, fallback, "share", meaning));
    }

    double number(
            final String key, final double fallback, final double least, final double most, final String meaning) {
        return parsed(key, value(key, plain(fallback), "number", meaning), least, most);
    }

    private double parsed(final String key, final String given, final double least, final double most) {
        final String expected = "a number from " + plain(least) + " to " + plain(most);
        try {
            final double value = Double.parseDouble(given);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw Units.refusal(key(key), given, expected);
        }
        throw Units.refusal(key(key), given, expected);
    }

    int integer(final String key, final int fallback, final int least, final int most, final String meaning) {
        final double value = number(key, fallback, least, most, meaning);
        if (value != Math.rint(value)) {
            throw Units.refusal(key(key), Double.toString(value), "a whole number");
        }
        return (int) value;
    }

    int requiredInteger(final String key, final int least, final int most, final String meaning) {
        final String given = value(key, null, "number", meaning);
        if (given == null) {
            throw new ConfigException(key(key) + ": missing; expected " + meaning);
        }
        final double value = parsed(key, given, least, most);
        if (value != Math.rint(value)) {
            throw Units.refusal(key(key), given, "a whole number");
        }
        return (int) value;
    }

    boolean flag(final String key, final boolean fallback, final String meaning) {
        final String given = value(key, Boolean.toString(fallback), "true or false", meaning);
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Units.refusal(key(key), given, "true or false");
        };
    }

    <E extends Enum<E>> E choice(final String key, final E fallback, final Class<E> type, final String meaning) {
        final List<String> names = new ArrayList<>();
        for (final E constant : type.getEnumConstants()) {
            names.add(lower(constant));
        }
        final String given = value(key, lower(fallback), String.join(" | ", names), meaning);
        for (final E constant : type.getEnumConstants()) {
            if (lower(constant).equals(given)) {
                return constant;
            }
        }
        throw Units.refusal(key(key), given, "one of " + String.join(", ", names));
    }

    List<String> texts(final String key, final String meaning) {
        read.add(key);
        final JsonNode child = child(key);
        final List<String> result = new ArrayList<>();
        if (child == null) {
            return result;
        }
        if (child.isArray()) {
            child.forEach(element -> result.add(element.asText()));
        } else {
            result.add(child.asText());
        }
        reference.record(key(key), String.join(", ", result), "", "list of text", meaning);
        return result;
    }

    Map<String, String> mapping(final String key, final String meaning) {
        read.add(key);
        final JsonNode child = child(key);
        final Map<String, String> result = new LinkedHashMap<>();
        if (child != null && !child.isObject()) {
            throw new ConfigException(
                    key(key) + ": a " + child.getNodeType() + " given; expected a mapping of keys to values");
        }
        if (child != null) {
            child.properties().forEach(field -> {
                if (field.getValue().isContainerNode()) {
                    throw new ConfigException(key(key) + "." + field.getKey() + ": a "
                            + field.getValue().getNodeType() + " given; expected text");
                }
                result.put(field.getKey(), field.getValue().asText());
            });
        }
        reference.record(key(key), result.isEmpty() ? "" : result.toString(), "", "mapping", meaning);
        return result;
    }

    /** Refuses what was given and never read. */
    void conclude() {
        if (node == null) {
            return;
        }
        for (final Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            final String name = names.next();
            if (!read.contains(name)) {
                throw new ConfigException(key(name) + ": unknown key; expected one of " + String.join(", ", read));
            }
        }
    }

    String key(final String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String value(final String key, final String fallback, final String unit, final String meaning) {
        read.add(key);
        final JsonNode child = child(key);
        if (child != null && child.isContainerNode()) {
            throw new ConfigException(key(key) + ": a " + child.getNodeType() + " given; expected " + unit);
        }
        final String value = child == null ? fallback : child.asText();
        reference.record(key(key), value, fallback, unit, meaning);
        return value;
    }

    private JsonNode child(final String key) {
        final JsonNode child = node == null ? null : node.get(key);
        return child == null || child.isNull() ? null : child;
    }

    private static String plain(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String lower(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
