package io.loadline.core.pricing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Reads the reference cases that lie beside the repository; a test is skipped where they are absent. */
public final class OracleCases {
    /** One case; numbers that are absent are NaN, or 0 for a tolerance. */
    public record Case(
            String id,
            String family,
            Map<String, Object> inputs,
            Map<String, Object> expected,
            Map<String, Object> tolerance) {
        /** A number of the inputs. */
        public double input(final String name) {
            return number(inputs, name, Double.NaN);
        }

        /** A string of the inputs, empty where absent. */
        public String text(final String name) {
            return inputs.get(name) instanceof final String text ? text : "";
        }

        /** True if there is an expected value of this name. */
        public boolean expects(final String name) {
            return expected.containsKey(name);
        }

        /** An expected number. */
        public double expected(final String name) {
            return number(expected, name, Double.NaN);
        }

        /** A bound of the tolerance. */
        public double tolerance(final String name) {
            return number(tolerance, name, 0);
        }

        /** True for the case of a call. */
        public boolean isCall() {
            return "call".equals(inputs.get("type"));
        }

        /** The largest error allowed of an expected number by the bounds "abs" and "rel". */
        public double bound(final String name) {
            return Math.max(tolerance("abs"), tolerance("rel") * Math.abs(expected(name)));
        }
    }

    private OracleCases() {}

    /** Cases of one family of a file; skips the test where there are none. */
    public static List<Case> read(final String file, final String family) {
        final Path shared = shared();
        Assumptions.assumeTrue(shared != null, "reference cases are not beside this repository");
        final Path path = shared.resolve("oracles").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), file + " is not among the reference cases");
        final List<Case> cases = new ArrayList<>();
        for (final Object each : (List<?>) object(parse(path)).get("cases")) {
            final Map<String, Object> c = object(each);
            if (family.equals(c.get("family"))) {
                cases.add(new Case(
                        (String) c.get("id"),
                        family,
                        object(c.get("inputs")),
                        object(c.get("expected")),
                        object(c.get("tolerance"))));
            }
        }
        Assumptions.assumeTrue(!cases.isEmpty(), family + " is not in " + file);
        return cases;
    }

    private static Object parse(final Path path) {
        try {
            return new PlainJson(Files.readString(path)).value();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object, or an empty map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(final Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private static Path shared() {
        final String given = System.getProperty("loadline.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            final Path candidate = folder.resolve("shared");
            if (Files.isDirectory(candidate.resolve("oracles"))) {
                return candidate;
            }
        }
        return null;
    }

    private static double number(final Map<String, Object> object, final String name, final double otherwise) {
        return object.get(name) instanceof final Double number ? number : otherwise;
    }
}
