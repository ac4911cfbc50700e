package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tolerance of a case. {@code abs} and {@code rel} hold for every number; {@code abs_X} and {@code rel_X} replace them for the fields whose
 * path holds the words of X ({@code abs_ll} for {@code logLikelihood}); {@code exact} and {@code exact_X} ask for equality. Where two suffixes
 * match, the one of more words counts. {@code qmc_abs_2pow14} bounds a price by simulation with 2^14 points. A number that no bound covers is held to {@link #OTHERWISE}; keys of another form are remarks.
 */
final class Tolerance {
    /** Where a case gives no bound. */
    static final Bound OTHERWISE = new Bound(1e-12, 1e-9);

    private static final Pattern KEY = Pattern.compile("(?:qmc_)?(abs|rel|exact)(?:_(.+))?");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");
    private static final int SHORTEST_PREFIX = 3;

    /** Abbreviations of the case files, as alternatives of words. */
    private static final Map<String, List<List<String>>> ABBREVIATIONS = Map.of(
            "ll", List.of(List.of("log", "lik"), List.of("log", "l"), List.of("loglik")),
            "nll", List.of(List.of("log", "lik"), List.of("loglik")),
            "loglik", List.of(List.of("log", "lik"), List.of("loglik")),
            "cf", List.of(List.of("cornish", "fisher")),
            "fd", List.of(List.of("finite", "difference")),
            "coef", List.of(List.of("coefficients"), List.of("regression")),
            "price", List.of(List.of("price"), List.of("put"), List.of("call")),
            "vs_15digits", List.of(List.of("15", "digits")),
            "2pow14", List.of(List.of("price")),
            "currency",
                    List.of(
                            List.of("sd"),
                            List.of("va", "r"),
                            List.of("individual"),
                            List.of("undiversified"),
                            List.of("component"),
                            List.of("incremental")));

    private final Bound general;
    private final List<Suffixed> suffixed = new ArrayList<>();

    private record Suffixed(List<List<String>> alternatives, Bound bound) {}

    private Tolerance(final Bound general) {
        this.general = general;
    }

    static Tolerance of(final ObjectNode json) {
        final Map<String, double[]> bounds = new TreeMap<>();
        json.properties().forEach(entry -> {
            final Matcher key = KEY.matcher(entry.getKey());
            final JsonNode value = entry.getValue();
            if (!key.matches()) {
                return;
            }
            final String suffix = key.group(2) == null ? "" : key.group(2);
            if (value.isNumber() && value.doubleValue() < 0) {
                // No number is within a negative bound: it stands for none.
                return;
            }
            final double[] bound = bounds.computeIfAbsent(suffix, any -> new double[2]);
            if (key.group(1).equals("exact")) {
                if (!value.asBoolean()) {
                    bounds.remove(suffix);
                }
            } else if (value.isNumber()) {
                bound[key.group(1).equals("abs") ? 0 : 1] = value.doubleValue();
            } else {
                throw new IllegalArgumentException(
                        "tolerance." + entry.getKey() + ": " + value + " given; expected a number");
            }
        });
        final double[] all = bounds.remove("");
        final Tolerance tolerance = new Tolerance(all == null ? OTHERWISE : new Bound(all[0], all[1]));
        bounds.forEach((suffix, bound) -> tolerance.suffixed.add(new Suffixed(
                ABBREVIATIONS.getOrDefault(suffix, List.of(words(suffix))), new Bound(bound[0], bound[1]))));
        return tolerance;
    }

    /** Returns the bound of the number at a path such as {@code se.loc}. */
    Bound boundOf(final String path) {
        final List<String> words = words(path);
        Bound bound = general;
        int longest = 0;
        for (final Suffixed candidate : suffixed) {
            for (final List<String> alternative : candidate.alternatives) {
                if (alternative.size() > longest && matches(alternative, words)) {
                    bound = candidate.bound;
                    longest = alternative.size();
                }
            }
        }
        return bound;
    }

    private static boolean matches(final List<String> wanted, final List<String> words) {
        return wanted.stream()
                .allMatch(want -> words.stream()
                        .anyMatch(word -> word.equals(want)
                                || (want.length() >= SHORTEST_PREFIX && word.startsWith(want) && isAlphabetic(want))));
    }

    private static boolean isAlphabetic(final String word) {
        return Character.isLetter(word.charAt(0));
    }

    private static List<String> words(final String name) {
        final List<String> words = new ArrayList<>();
        final Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
