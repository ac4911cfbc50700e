package io.loadline.gateway.egress;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loadline diff A B}: the first divergence of two outputs. Exit codes: 0 equal, 1 different, 2 usage, 3 failure. */
@Command(
        name = "diff",
        description = "Name the first divergence of two outputs written by `replay --out`.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;
    private static final int FAILURE = 3;

    @Parameters(index = "0", paramLabel = "A", description = "directory or file of the first output")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "directory or file of the second output")
    private Path second;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public DiffCommand() {}

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final OutputDiff.Result result = OutputDiff.compare(first, second);
            out.println(json ? json(result) : text(result));
            out.flush();
            return result.equal() ? EQUAL : DIFFERENT;
        } catch (final IOException e) {
            final PrintWriter err = spec.commandLine().getErr();
            err.println("diff: " + e.getMessage());
            err.flush();
            return FAILURE;
        }
    }

    private static String text(final OutputDiff.Result result) {
        if (result.equal()) {
            return "equal: " + result.messages() + " messages";
        }
        final OutputDiff.Divergence at = result.divergence().orElseThrow();
        return "different at sequence " + at.sequence() + " (output message " + at.index() + ", stream " + at.streamId()
                + ")\n  " + at.message() + '.' + at.field() + "\n  A: " + at.first() + "\n  B: " + at.second();
    }

    private static String json(final OutputDiff.Result result) throws IOException {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("equal", result.equal());
        object.put("messages", result.messages());
        if (!result.equal()) {
            final OutputDiff.Divergence at = result.divergence().orElseThrow();
            object.put("index", at.index());
            object.put("sequence", at.sequence());
            object.put("stream", at.streamId());
            object.put("message", at.message());
            object.put("field", at.field());
            object.put("a", at.first());
            object.put("b", at.second());
        }
        return new ObjectMapper().writeValueAsString(object);
    }
}
