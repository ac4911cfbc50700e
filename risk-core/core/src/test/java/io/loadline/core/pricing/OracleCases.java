package io.loadline.core.pricing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Reads the flat reference cases that lie beside the repository; a test is skipped where they are absent. */
public final class OracleCases {
    public record Case(String id, String family, String inputs, String expected, String tolerance) {
        public double input(final String name) {
            return number(inputs, name, Double.NaN);
        }

        public double expected(final String name) {
            return number(expected, name, Double.NaN);
        }

        public double tolerance(final String name) {
            return number(tolerance, name, 0);
        }

        public boolean isCall() {
            return inputs.contains("\"type\": \"call\"");
        }
    }

    private static final Pattern CASE = Pattern.compile("\\{\"id\": \"([^\"]*)\", \"family\": \"([^\"]*)\".*?"
            + "\"inputs\": (\\{[^}]*\\}), \"expected\": (\\{[^}]*\\}), \"tolerance\": (\\{[^}]*\\})");

    private OracleCases() {}

    public static List<Case> read(final String file, final String family) {
        final Path shared = shared();
        Assumptions.assumeTrue(shared != null, "reference cases are not beside this repository");
        final Path path = shared.resolve("oracles").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), file + " is not among the reference cases");
        final List<Case> cases = new ArrayList<>();
        try {
            final Matcher matcher = CASE.matcher(Files.readString(path));
            while (matcher.find()) {
                if (matcher.group(2).equals(family)) {
                    cases.add(new Case(
                            matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)));
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        Assumptions.assumeTrue(!cases.isEmpty(), family + " is not in " + file);
        return cases;
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

    private static double number(final String object, final String name, final double otherwise) {
        final Matcher matcher =
                Pattern.compile('"' + name + "\": (-?[0-9.]+(?:e[+-]?[0-9]+)?)").matcher(object);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
    }
}
