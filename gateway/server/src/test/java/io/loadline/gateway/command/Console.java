package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command line left on the terminal.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Console(int code, String out, String err) {
    static Console run(final String... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        final int code = commandLine.execute(args);
        return new Console(code, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }

    Console exits(final int expected) {
        assertEquals(expected, code, this::toString);
        return this;
    }

    /** Asserts a message that says something, and no stack trace. */
    Console complains(final String... expected) {
        assertTrue(err.startsWith("loadline: "), this::toString);
        for (final String part : expected) {
            assertTrue(err.contains(part), this::toString);
        }
        assertFalse(err.contains("\tat "), this::toString);
        assertFalse(err.contains("Exception"), this::toString);
        return this;
    }
}
