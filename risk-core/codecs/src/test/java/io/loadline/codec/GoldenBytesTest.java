package io.loadline.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the bytes of every message of every version of the schemas. A log written by an earlier release must read the same for ever: if this
 * fails, a field was moved, resized or retyped, and the change must be made by appending instead.
 */
class GoldenBytesTest {
    private static final Pattern MESSAGE = Pattern.compile("<sbe:message name=\"(\\w+)\"");
    private static final int CAPACITY = 1024;

    @ParameterizedTest
    @CsvSource({"input, 5", "output, 5", "control, 1"})
    void shouldEncodeEveryMessageToTheGoldenBytesOfTheNewestVersion(final String schema, final int version)
            throws Exception {
        final Map<String, String> encoded = new TreeMap<>();
        for (final String message : messages(schema)) {
            encoded.put(message, encode(schema, message));
        }
        assertEquals(text(golden(schema, version)), text(encoded));
    }

    @ParameterizedTest
    @CsvSource({
        "input, 1",
        "input, 2",
        "input, 3",
        "input, 4",
        "input, 5",
        "output, 1",
        "output, 2",
        "output, 3",
        "output, 4",
        "output, 5",
        "control, 1"
    })
    void shouldDecodeEveryMessageFromItsGoldenBytes(final String schema, final int version) throws Exception {
        for (final Map.Entry<String, String> entry : golden(schema, version).entrySet()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(HexFormat.of().parseHex(entry.getValue()));
            assertEquals(List.of(), decode(schema, entry.getKey(), buffer), entry.getKey());
        }
    }

    private static String encode(final String schema, final String message) throws ReflectiveOperationException {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
        final Object header = codec(schema, "MessageHeaderEncoder");
        final Object encoder = codec(schema, message + "Encoder");
        encoder.getClass()
                .getMethod("wrapAndApplyHeader", MutableDirectBuffer.class, int.class, header.getClass())
                .invoke(encoder, buffer, 0, header);
        MessageFields.fill(encoder, 0);
        final int length = (int) encoder.getClass().getMethod("limit").invoke(encoder);
        return HexFormat.of().formatHex(buffer.byteArray(), 0, length);
    }

    private static List<String> decode(final String schema, final String message, final DirectBuffer buffer)
            throws ReflectiveOperationException {
        final Object header = codec(schema, "MessageHeaderDecoder");
        final Object decoder = codec(schema, message + "Decoder");
        decoder.getClass()
                .getMethod("wrapAndApplyHeader", DirectBuffer.class, int.class, header.getClass())
                .invoke(decoder, buffer, 0, header);
        return MessageFields.differences(decoder, 0);
    }

    private static Object codec(final String schema, final String name) throws ReflectiveOperationException {
        return Class.forName("io.loadline.codec." + schema + "." + name)
                .getConstructor()
                .newInstance();
    }

    private static List<String> messages(final String schema) throws IOException {
        return MESSAGE.matcher(resource("/sbe/risk-" + schema + ".xml"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Map<String, String> golden(final String schema, final int version) throws IOException {
        final Map<String, String> bytes = new TreeMap<>();
        final Matcher line = Pattern.compile("(?m)^(\\w+) ([0-9a-f]+)$")
                .matcher(resource("/golden/v" + version + "/risk-" + schema + ".hex"));
        while (line.find()) {
            bytes.put(line.group(1), line.group(2));
        }
        return bytes;
    }

    private static String text(final Map<String, String> bytes) {
        final StringBuilder text = new StringBuilder();
        bytes.forEach(
                (message, hex) -> text.append(message).append(' ').append(hex).append('\n'));
        return text.toString();
    }

    private static String resource(final String path) throws IOException {
        try (InputStream stream = GoldenBytesTest.class.getResourceAsStream(path)) {
            assertNotNull(stream, path + " is missing");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
