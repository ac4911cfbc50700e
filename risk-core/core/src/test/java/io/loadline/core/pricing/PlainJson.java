package io.loadline.core.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reader of JSON for tests: maps, lists, strings, doubles, booleans, null. */
final class PlainJson {
    private final String text;
    private int at;

    PlainJson(final String text) {
        this.text = text;
    }

    Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean take(final char c) {
        final boolean there = peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    private Map<String, Object> object() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        at++;
        while (!take('}')) {
            peek();
            final String name = string();
            take(':');
            fields.put(name, value());
            take(',');
        }
        return fields;
    }

    private List<Object> array() {
        final List<Object> values = new ArrayList<>();
        at++;
        while (!take(']')) {
            values.add(value());
            take(',');
        }
        return values;
    }

    private String string() {
        final StringBuilder out = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                c = text.charAt(at);
                if (c == 'u') {
                    c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                    at += 4;
                } else if (c == 'n') {
                    c = '\n';
                }
            }
            out.append(c);
        }
        at++;
        return out.toString();
    }

    private Object literal() {
        final int start = at;
        while (",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        final String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> "";
            default -> Double.parseDouble(word);
        };
    }
}
