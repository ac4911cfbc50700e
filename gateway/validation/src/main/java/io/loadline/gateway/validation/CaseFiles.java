package io.loadline.gateway.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files of reference cases. A file is {@code {"topic", "cases": [{"id", "family", "source", "inputs", "expected", "tolerance"}]}}; more fields may
 * be there and are not read.
 */
public final class CaseFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFiles() {}

    /**
     * Reads one file, or every {@code .json} file directly in a directory, in alphabetical order.
     *
     * @param path file or directory
     * @return the cases, in the order of the files
     * @throws IOException if a file cannot be read
     * @throws CaseFileException if a file is not JSON or not of this shape
     */
    public static List<ReferenceCase> read(final Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return readFile(path);
        }
        final List<Path> files;
        try (Stream<Path> entries = Files.list(path)) {
            files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        final List<ReferenceCase> cases = new ArrayList<>();
        for (final Path file : files) {
            cases.addAll(readFile(file));
        }
        return cases;
    }

    private static List<ReferenceCase> readFile(final Path file) throws IOException {
        final JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (final JsonProcessingException e) {
            throw new CaseFileException(file + ": not JSON, line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage());
        }
        if (!root.path("topic").isTextual() || !root.path("cases").isArray()) {
            throw new CaseFileException(file + ": expected an object with a text 'topic' and an array 'cases'");
        }
        final Path directory = file.toAbsolutePath().getParent();
        final List<ReferenceCase> cases = new ArrayList<>();
        for (final JsonNode node : root.get("cases")) {
            final String place = file + ": cases[" + cases.size() + ']';
            cases.add(new ReferenceCase(
                    text(node, "id", place),
                    new CaseFamily(root.get("topic").textValue(), text(node, "family", place)),
                    node.path("source").asText(),
                    object(node, "inputs", place),
                    object(node, "expected", place),
                    object(node, "tolerance", place),
                    directory));
        }
        return cases;
    }

    private static String text(final JsonNode node, final String name, final String place) {
        if (!node.path(name).isTextual()) {
            throw new CaseFileException(place + '.' + name + ": expected a text");
        }
        return node.get(name).textValue();
    }

    private static ObjectNode object(final JsonNode node, final String name, final String place) {
        if (!(node.path(name) instanceof ObjectNode object)) {
            throw new CaseFileException(place + '.' + name + ": expected an object");
        }
        return object;
    }
}
