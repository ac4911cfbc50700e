package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate} and {@code model}: output and exit codes. */
final class ModelValidationTest {
    @TempDir
    private Path directory;

    private Path cases(final double expectedCdf) throws IOException {
        final Path file = directory.resolve("numerics.json");
        Files.writeString(file, """
            {"topic": "numerics", "cases": [
              {"id": "a.1", "family": "normal_cdf", "inputs": {"x": 0}, "expected": {"cdf": %s}, "tolerance": {"rel": 1e-14}},
              {"id": "a.2", "family": "astrology", "inputs": {}, "expected": {}, "tolerance": {}}]}
            """.formatted(expectedCdf));
        return file;
    }

    private static Console model(final String input, final String... args) {
        final InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Console.run(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void shouldPrintALineACaseAndNameWhatNoModelAnswers() throws IOException {
        final String out = Console.run("validate", "--cases", cases(0.5).toString())
                .exits(Exit.DONE)
                .out();
        assertTrue(out.contains("pass  a.1  cdf got 0.5 expected 0.5 error 0.0 tolerance 1.0e-14 rel"), out);
        assertTrue(out.contains("1 passed, 0 failed, 1 skipped"), out);
        assertTrue(out.contains("no model answers numerics.astrology (1)"), out);
    }

    @Test
    void shouldExitWithNoIfACaseFails() throws IOException {
        final String out = Console.run("validate", "--cases", cases(0.6).toString())
                .exits(Exit.NO)
                .out();
        assertTrue(out.contains("FAIL  a.1  cdf got 0.5 expected 0.6 error 0.17 tolerance 1.0e-14 rel"), out);
    }

    @Test
    void shouldPrintOneObject() throws IOException {
        final JsonNode json = Console.run("validate", "--cases", cases(0.6).toString(), "--json")
                .exits(Exit.NO)
                .json();
        assertEquals(0, json.get("passed").intValue());
        assertEquals(1, json.get("failed").intValue());
        assertEquals(1, json.get("skipped").intValue());
        assertEquals(1, json.at("/unanswered/numerics.astrology").intValue());
        final JsonNode row = json.get("cases").get(0);
        assertEquals("a.1", row.get("id").textValue());
        assertEquals("numerics", row.get("topic").textValue());
        assertFalse(row.get("pass").booleanValue());
        assertEquals(1.0 / 6, row.get("worstError").doubleValue(), 1e-15);
    }

    @Test
    void shouldRefuseCasesThatAreNotThere() throws IOException {
        Console.run("validate", "--cases", "absent").exits(Exit.USAGE).complains("--cases: 'absent' given");
        Console.run("validate", "--cases", cases(0.5).toString(), "--topic", "physics")
                .exits(Exit.USAGE)
                .complains("--topic: 'physics' given; expected one of numerics");
        Console.run(
                        "validate",
                        "--cases",
                        Files.createDirectory(directory.resolve("empty")).toString())
                .exits(Exit.USAGE)
                .complains("expected at least one case");
    }

    @Test
    void shouldSayWhereACaseFileIsNotJson() throws IOException {
        final Path file = directory.resolve("bad.json");
        Files.writeString(file, "{\n\"topic\": }");
        Console.run("validate", "--cases", file.toString()).exits(Exit.USAGE).complains("bad.json: not JSON, line 2");
    }

    @Test
    void shouldEvaluateAModel() throws IOException {
        final JsonNode json = model("{\"x\": 0}", "model", "normal-distribution")
                .exits(Exit.DONE)
                .json();
        assertEquals(0.5, json.get("cdf").doubleValue());
    }

    @Test
    void shouldRefuseBadInputOfAModel() {
        model("{\"x\": \"far\"}", "model", "normal-distribution")
                .exits(Exit.USAGE)
                .complains("x: \"far\" given; expected a number");
        model("{}", "model", "normal-distribution").exits(Exit.USAGE).complains("x: nothing given; expected a number");
        model("{\"x\": ", "model", "normal-distribution").exits(Exit.USAGE).complains("not JSON, line 1");
        model("[1]", "model", "normal-distribution").exits(Exit.USAGE).complains("[1] given; expected a JSON object");
        model("", "model", "normal-distribution").exits(Exit.USAGE).complains("nothing given; expected a JSON object");
        model("{\"x\": 1} {}", "model", "normal-distribution").exits(Exit.USAGE).complains("not JSON");
    }

    @Test
    void shouldRefuseAnUnknownModel() {
        model("{}", "model", "tea-leaves").exits(Exit.USAGE).complains("NAME: 'tea-leaves' given; expected a model");
        model("{}", "model").exits(Exit.USAGE).complains("NAME: nothing given");
        model("{}", "model", "normal-distribution", "--family", "f")
                .exits(Exit.USAGE)
                .complains("--family: 'f' given; expected one of [numerics.normal_cdf]");
    }

    @Test
    void shouldWarnOfAFieldThatIsNoInput() {
        final Console console =
                model("{\"x\": 0, \"y\": 1}", "model", "normal-distribution").exits(Exit.DONE);
        assertTrue(console.err().contains("y is not an input of normal-distribution"), console::err);
    }

    @Test
    void shouldListModels() throws IOException {
        final String out = Console.run("model", "--list").exits(Exit.DONE).out();
        assertTrue(out.contains("normal-distribution: Standard normal"), out);
        assertTrue(out.contains("input    x [1] argument"), out);
        final JsonNode json = Console.run("model", "normal-distribution", "--list", "--json")
                .exits(Exit.DONE)
                .json();
        assertEquals(1, json.get("models").size());
        assertEquals("x", json.at("/models/0/inputs/0/name").textValue());
        assertTrue(json.at("/models/0/source").textValue().contains("Cody"));
    }
}
