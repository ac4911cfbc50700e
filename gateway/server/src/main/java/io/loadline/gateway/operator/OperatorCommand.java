package io.loadline.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.client.Command;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands of an operator share: who decides, sending it, and printing the answer. */
abstract class OperatorCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int NO = 1;
    static final int FAILURE = 3;

    @Mixin
    OperatorOptions options;

    @Option(names = "--person", paramLabel = "NAME", description = "Who decides, at most 16 characters.")
    String person = "";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        try (OperatorSession session = new OperatorSession(options)) {
            return run(session);
        } catch (final IllegalStateException e) {
            spec.commandLine().getErr().println("loadline: " + e.getMessage());
            return FAILURE;
        } catch (final IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    abstract int run(OperatorSession session) throws JsonProcessingException;

    /** Sends a command and prints what became of it. */
    int decide(final OperatorSession session, final String verb, final String node, final Command command)
            throws JsonProcessingException {
        final Verdict verdict = session.send(command);
        final PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            final Map<String, Object> values = new LinkedHashMap<>();
            values.put("command", verb);
            values.put("node", node);
            values.put("requestId", command.requestId());
            values.put("sequence", verdict.sequence());
            values.put("result", verdict.inWords());
            values.put("refusal", verdict.refusal());
            values.put("before", verdict.before());
            values.put("after", verdict.after());
            out.println(new ObjectMapper().writeValueAsString(values));
        } else {
            out.println(verb + " " + node + ": " + verdict.inWords() + " (event " + verdict.sequence() + ", request "
                    + command.requestId() + ")");
        }
        out.flush();
        return verdict.refused() ? NO : DONE;
    }

    void requirePerson() {
        if (person.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--person: missing; expected who decides");
        }
    }
}
