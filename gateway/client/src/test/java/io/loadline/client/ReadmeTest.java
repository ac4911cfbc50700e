package io.loadline.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void shouldShowTheExampleThatIsCompiled() throws IOException {
        final String source =
                Files.readString(Path.of("src", "test", "java", "io", "loadline", "client", "DeskExample.java"));
        final int begin = source.indexOf("// README begin\n") + "// README begin\n".length();
        final String example = source.substring(begin, source.indexOf("        // README end"))
                .lines()
                .map(line -> line.isBlank() ? "" : line.substring(8))
                .collect(Collectors.joining("\n"));
        assertTrue(Files.readString(Path.of("README.md")).contains(example));
    }
}
