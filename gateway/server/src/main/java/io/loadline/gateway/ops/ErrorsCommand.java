package io.loadline.gateway.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.gateway.command.Exit;
import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loadline errors}: the distinct errors of a server, running or dead, each with its count, first and last time, and stack. */
@Command(
        name = "errors",
        description = "Shows the distinct errors of a server: how often, first, last, and where.",
        mixinStandardHelpOptions = true)
public final class ErrorsCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by the command line. */
    public ErrorsCommand() {}

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        try (MarkFileReader reader = run.open()) {
            final List<MarkFileReader.ErrorEntry> errors = reader.errors();
            if (json) {
                final List<Map<String, Object>> rows =
                        errors.stream().map(ErrorsCommand::asMap).toList();
                out.println(new ObjectMapper().writeValueAsString(Map.of("errors", rows)));
            } else {
                print(out, errors);
            }
            out.flush();
            return Exit.DONE;
        } catch (final ConfigException mistake) {
            return complain(mistake, Exit.USAGE);
        } catch (final MarkFileException unreadable) {
            return complain(unreadable, Exit.FAILURE);
        }
    }

    private int complain(final RuntimeException reason, final int exitCode) {
        spec.commandLine().getErr().println("loadline: " + reason.getMessage());
        return exitCode;
    }

    private static void print(final PrintWriter out, final List<MarkFileReader.ErrorEntry> errors) {
        int observations = 0;
        for (final MarkFileReader.ErrorEntry error : errors) {
            observations += error.count();
            out.println(error.count()
                    + (error.count() == 1 ? " time, " : " times, from ")
                    + Instant.ofEpochMilli(error.firstMs())
                    + (error.count() == 1 ? "" : " to " + Instant.ofEpochMilli(error.lastMs())));
            out.println(error.stack().strip());
            out.println();
        }
        out.println(errors.size() + " distinct, " + observations + " in all");
    }

    private static Map<String, Object> asMap(final MarkFileReader.ErrorEntry error) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", error.count());
        map.put("firstMs", error.firstMs());
        map.put("lastMs", error.lastMs());
        map.put("first", Instant.ofEpochMilli(error.firstMs()).toString());
        map.put("last", Instant.ofEpochMilli(error.lastMs()).toString());
        map.put("stack", error.stack());
        return map;
    }
}
