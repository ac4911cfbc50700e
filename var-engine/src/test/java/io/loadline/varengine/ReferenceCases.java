package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Reads the reference cases that lie beside the repository; a test is skipped, saying so, where they are absent. */
public final class ReferenceCases {
    public record Case(String id, JsonNode inputs, JsonNode expected, JsonNode tolerance) {
        public double expected(final String name) {
            return number(expected, name);
        }

        public double input(final String name) {
            return number(inputs, name);
        }

        public void check(final String name, final double got) {
            check(name, number(expected, name), got, "");
        }

        /** Passes within the absolute or the relative tolerance, as the cases define it. */
        public void check(final String what, final double wanted, final double got, final String suffix) {
            final double relative = tolerance.path("rel" + suffix).asDouble(0) * Math.abs(wanted);
            final double absolute = tolerance.path("abs" + suffix).asDouble(0);
            assertTrue(
                    Math.abs(got - wanted) <= Math.max(relative, absolute),
                    () -> id + " " + what + ": expected " + wanted + ", got " + got);
        }

        private static double number(final JsonNode node, final String name) {
            assertTrue(node.has(name), name + " is not in the case");
            return node.get(name).asDouble();
        }
    }

    private ReferenceCases() {}

    public static List<Case> read(final String file, final String family) {
        final Path shared = shared();
        Assumptions.assumeTrue(shared != null, "reference cases are not beside this repository");
        final Path path = shared.resolve("oracles").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), file + " is not among the reference cases");
        try {
            final List<Case> cases = new ObjectMapper()
                    .readTree(path.toFile())
                    .get("cases")
                    .valueStream()
                    .filter(node -> node.get("family").asText().equals(family))
                    .map(node -> new Case(
                            node.get("id").asText(), node.get("inputs"), node.get("expected"), node.get("tolerance")))
                    .toList();
            assertTrue(!cases.isEmpty(), family + " has no case in " + file);
            return cases;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(final JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    /** A column of a series file beside the cases, by its name. */
    public static double[] series(final String file, final String column) {
        final Path shared = shared();
        Assumptions.assumeTrue(shared != null, "reference cases are not beside this repository");
        try {
            final List<String> lines =
                    Files.readAllLines(shared.resolve("oracles").resolve(file));
            final int index = List.of(lines.getFirst().split(",", -1)).indexOf(column);
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index].strip()))
                    .toArray();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path shared() {
        final String given = System.getProperty("loadline.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared").resolve("oracles"))) {
                return folder.resolve("shared");
            }
        }
        return null;
    }
}
