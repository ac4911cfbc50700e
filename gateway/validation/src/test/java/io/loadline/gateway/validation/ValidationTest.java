package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidationTest {
    @TempDir
    private Path directory;

    private static final Model SQUARE = ModelDeclaration.named("square")
            .titled("Square")
            .from("Euclid")
            .input("x", "1", "argument")
            .output("y", "1", "x^2")
            .answering("toy", "square")
            .evaluatedBy(inputs -> {
                final double x = inputs.number("x");
                if (x < 0) {
                    throw new IllegalStateException("no answer below zero");
                }
                return new Outputs().put("y", x * x);
            });

    private static String aCase(final String id, final String family, final String inputs, final String expected) {
        return "{\"id\": \"" + id + "\", \"family\": \"" + family + "\", \"inputs\": " + inputs + ", \"expected\": "
                + expected + ", \"tolerance\": {\"rel\": 1e-12}}";
    }

    private Validation.Report run(final String... cases) throws IOException {
        Files.writeString(
                directory.resolve("toy.json"), "{\"topic\": \"toy\", \"cases\": [" + String.join(",", cases) + "]}");
        return new Validation(new ModelRegistry(List.of(SQUARE))).run(CaseFiles.read(directory), result -> {});
    }

    @Test
    void shouldCountPassedFailedAndSkippedCases() throws IOException {
        final Validation.Report report = run(
                aCase("toy.1", "square", "{\"x\": 3}", "{\"y\": 9}"),
                aCase("toy.2", "square", "{\"x\": 3}", "{\"y\": 10}"),
                aCase("toy.3", "cube", "{\"x\": 3}", "{\"y\": 27}"));
        assertEquals(1, report.passed());
        assertEquals(1, report.failed());
        assertEquals(1, report.skipped());
        assertEquals(Map.of("toy.cube", 1), report.unanswered());
    }

    @Test
    void shouldFailACaseWhoseInputIsRefusedAndGoOn() throws IOException {
        final Validation.Report report =
                run(aCase("toy.1", "square", "{}", "{\"y\": 9}"), aCase("toy.2", "square", "{\"x\": 3}", "{\"y\": 9}"));
        assertEquals(
                "x: nothing given; expected a number",
                report.results().getFirst().refusal());
        assertTrue(report.results().getLast().pass());
    }

    @Test
    void shouldFailACaseWhoseModelFails() throws IOException {
        final CaseResult result = run(aCase("toy.1", "square", "{\"x\": -1}", "{\"y\": 1}"))
                .results()
                .getFirst();
        assertFalse(result.pass());
        assertTrue(result.refusal().contains("no answer below zero"), result::refusal);
    }

    @Test
    void shouldFailACaseThatExpectsNothing() throws IOException {
        assertEquals(
                1,
                run(aCase("toy.1", "square", "{\"x\": 1}", "{\"printed\": 1}")).failed());
    }

    @Test
    void shouldTellAModelTheNamesThatAreAskedButNoValue() throws IOException {
        final List<String> seen = new ArrayList<>();
        final Model power = ModelDeclaration.named("power")
                .titled("Power named in the answer")
                .from("Euclid")
                .input("x", "1", "argument")
                .input("ask", "texts", "names")
                .output("y", "1", "answer")
                .answering("toy", "power")
                .evaluatedBy(inputs -> {
                    seen.add(inputs.json().toString());
                    final Outputs out = new Outputs();
                    for (final String name : inputs.texts("ask")) {
                        out.put(name, Math.pow(inputs.number("x"), name.charAt(name.length() - 1) - '0'));
                    }
                    return out;
                });
        Files.writeString(
                directory.resolve("toy.json"),
                "{\"topic\": \"toy\", \"cases\": ["
                        + aCase("toy.1", "power", "{\"x\": 3}", "{\"power_2\": 9, \"power_3\": 27, \"printed\": 8}")
                        + "]}");
        final Validation.Report report =
                new Validation(new ModelRegistry(List.of(power))).run(CaseFiles.read(directory), result -> {});
        assertEquals(1, report.passed());
        assertEquals(List.of("{\"x\":3,\"ask\":[\"power_2\",\"power_3\"]}"), seen);
    }

    @Test
    void shouldTellEveryResultAtOnce() throws IOException {
        run(aCase("toy.1", "square", "{\"x\": 3}", "{\"y\": 9}"));
        final List<String> told = new ArrayList<>();
        new Validation(new ModelRegistry(List.of(SQUARE)))
                .run(CaseFiles.read(directory.resolve("toy.json")), result -> told.add(result.id()));
        assertEquals(List.of("toy.1"), told);
    }

    @Test
    void shouldSayWhereACaseFileIsWrong() throws IOException {
        final Path file = directory.resolve("bad.json");
        Files.writeString(file, "{\"topic\": \"toy\",\n \"cases\": [}");
        assertTrue(message(file).contains("bad.json: not JSON, line 2"), message(file));
        Files.writeString(file, "[]");
        assertTrue(
                message(file).contains("expected an object with a text 'topic' and an array 'cases'"), message(file));
        Files.writeString(file, "{\"topic\": \"toy\", \"cases\": [{\"id\": \"a\", \"family\": \"f\"}]}");
        assertTrue(message(file).contains("cases[0].inputs: expected an object"), message(file));
    }

    private static String message(final Path file) {
        return assertThrows(CaseFileException.class, () -> CaseFiles.read(file)).getMessage();
    }
}
