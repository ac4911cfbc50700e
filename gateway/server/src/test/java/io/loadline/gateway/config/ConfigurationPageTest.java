package io.loadline.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reference page says what the code says. Write it anew with {@code -Dtest=ConfigurationPageTest -Dloadline.update=true}. */
final class ConfigurationPageTest {
    private static final String EVERY_KEY = """
        feeds:
          - name: a
            venue: cme
            lines: [{host: 127.0.0.1, port: 14310}]
          - name: b
            venue: cme
            captures: [day.pcap]
            captureLines: [{port: 14310}]
          - name: c
            venue: nasdaq
            lines: [{host: 127.0.0.1, port: 14320}]
            retransmission: {host: 127.0.0.1, port: 14330}
        """;

    private static final String HEAD = """
        # Configuration

        `loadline serve --config FILE` reads one YAML file. Every key is listed here and every key but those marked as required has a default; an
        unknown key is refused. `loadline check-config --config FILE` prints what is in effect.

        Values carry their unit: durations `50ms`, `200us`, `2s`, `1m`; shares `10%` or `0.1`. Paths are relative to the folder of the file. A feed
        has either `lines` or `captures`. `[]` stands for each item of a list.

        This page is generated: `mvn test -pl gateway/server -am -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false
        -Dloadline.update=true` writes it.

        """;

    private static final String TAIL = """

        ## Example

        ```yaml
        runDirectory: run
        journal: {directory: journal}
        model: {directory: model, scenarios: 1000}
        pipeline: {threading: auto}
        feeds:
          - name: exchange
            venue: cme
            lines:
              - {line: 0, host: 127.0.0.1, port: 14310}
              - {line: 1, host: 127.0.0.1, port: 14311}
              - {line: 2, host: 127.0.0.1, port: 14312}
              - {line: 3, host: 127.0.0.1, port: 14313}
        risk: {maxQuoteAge: 2s}
        ```
        """;

    @Test
    void shouldBeWhatTheCodeSays() throws IOException {
        final Path page = page();
        if (Boolean.getBoolean("loadline.update")) {
            Files.writeString(page, text());
        }
        assertEquals(
                text(),
                Files.readString(page),
                "docs/configuration.md is out of date; -Dloadline.update=true writes it");
    }

    private static String text() throws JacksonException {
        final ServerConfigReader reader = new ServerConfigReader();
        reader.read(EVERY_KEY, Path.of("/base"));
        final Set<String> lines = new LinkedHashSet<>();
        reader.reference().toMarkdown().lines().forEach(line -> lines.add(line.replaceAll("\\[[0-9]+]", "[]")));
        return HEAD + String.join("\n", lines) + "\n" + TAIL;
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("loadline"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/configuration.md");
    }
}
