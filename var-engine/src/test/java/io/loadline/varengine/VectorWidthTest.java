package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorWidthTest {
    private static final int EVENTS = 3_000;

    @Test
    void shouldPadToWholeVectors() {
        assertEquals(1_000, VectorWidth.padded(1_000));
        assertEquals(1_008, VectorWidth.padded(1_001));
        assertEquals(24, VectorWidth.padded(20));
    }

    /** Each width runs in a JVM of its own, as it is fixed when the classes load; the last also forbids compiled vector code. */
    @ParameterizedTest
    @CsvSource({"128, -XX:+UseSuperWord", "256, -XX:+UseSuperWord", "512, -XX:+UseSuperWord", "64, -XX:-UseSuperWord"})
    void shouldGiveTheSameBitsAtAnyWidth(final int bits, final String flag) throws Exception {
        assertEquals("digest " + SmallFirmDigest.of(EVENTS), run(bits, flag));
    }

    private static String run(final int bits, final String flag) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-modules=jdk.incubator.vector");
        command.add("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add(flag);
        command.add("-D" + VectorWidth.PROPERTY + "=" + bits);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(SmallFirmDigest.class.getName());
        command.add(Integer.toString(EVENTS));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines()
                .filter(line -> line.startsWith("digest"))
                .findFirst()
                .orElse(output);
    }
}
