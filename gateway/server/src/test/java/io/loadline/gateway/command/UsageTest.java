package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command line as a new user meets it. */
final class UsageTest {
    static Stream<List<String>> commands() {
        final List<List<String>> found = new ArrayList<>();
        collect(Main.commandLine(), List.of(), found);
        return found.stream();
    }

    private static void collect(
            final CommandLine commandLine, final List<String> path, final List<List<String>> found) {
        found.add(path);
        for (final Map.Entry<String, CommandLine> entry :
                commandLine.getSubcommands().entrySet()) {
            final List<String> longer = new ArrayList<>(path);
            longer.add(entry.getKey());
            if (!entry.getKey().equals("help")) {
                collect(entry.getValue(), longer, found);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainEveryCommand(final List<String> command) {
        final List<String> args = new ArrayList<>(command);
        args.add("--help");
        final Console console = Console.run(args.toArray(String[]::new)).exits(Exit.DONE);
        assertTrue(console.out().contains("Usage: loadline"), console::toString);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseAnUnknownOptionOfEveryCommand(final List<String> command) {
        final List<String> args = new ArrayList<>(command);
        args.add("--no-such-option");
        Console.run(args.toArray(String[]::new)).exits(Exit.USAGE).complains("--help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sail | 'sail'",
                "demo --seconds soon | --seconds",
                "demo --seconds 0 | --seconds: 0 given; expected 1 to 86400",
                "demo --rate -5 | --rate: -5 given; expected 1 to 5000000",
                "demo --instruments 9 | --instruments: 9 given; expected 10 to 10000",
                "demo --scenario storm | --scenario: 'storm' given; expected calm",
                "replay | --journal",
                "replay --journal j --speed 2x | --speed: '2x' given; expected max",
                "capture --venue nyse pom.xml | --venue: 'nyse' given; expected cme",
                "capture --venue cme absent.pcap | 'absent.pcap' given; expected a capture file",
                "check-config --config absent.yaml | absent.yaml does not exist",
                "serve --config absent.yaml | absent.yaml does not exist",
                "kill --node firm | --reason",
                "watch --seconds -1 | --seconds is -1",
                "stat --run absent | --run is absent",
            })
    void shouldSayWhatIsWrongWithAnOption(final String line, final String expected) {
        Console.run(line.split(" ", -1)).exits(Exit.USAGE).complains(expected);
    }

    @Test
    void shouldPrintItsVersion() {
        assertTrue(Console.run("version").exits(Exit.DONE).out().startsWith("loadline "));
    }
}
