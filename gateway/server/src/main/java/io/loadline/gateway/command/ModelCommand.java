package io.loadline.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loadline.gateway.validation.CaseFamily;
import io.loadline.gateway.validation.Inputs;
import io.loadline.gateway.validation.Model;
import io.loadline.gateway.validation.ModelField;
import io.loadline.gateway.validation.ModelRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "model",
        description =
                "Evaluates one model: a JSON object of inputs on standard input, one of outputs on standard output.",
        mixinStandardHelpOptions = true,
        footer = "Exit 2: an input is missing or makes no sense. 3: the model found no answer.")
final class ModelCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final CaseFamily NO_FAMILY = new CaseFamily("", "");

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the model; see --list.")
    private String name;

    @Option(names = "--list", description = "List the models (or only NAME): inputs, outputs, units and source.")
    private boolean list;

    @Option(
            names = "--family",
            paramLabel = "F",
            description = "For a model that answers several families of cases: the one meant (default: its first).")
    private String family;

    @Option(
            names = "--series",
            paramLabel = "DIR",
            description = "Directory where the paths of series start (default: the current one).")
    private Path series = Path.of("");

    @Option(names = "--json", description = "With --list: print one JSON object. Outputs are JSON in any case.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final InputStream in;

    ModelCommand() {
        this(System.in);
    }

    ModelCommand(final InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        final ModelRegistry models = ModelRegistry.standard();
        if (list) {
            final List<Model> chosen = name == null ? List.copyOf(models.all()) : List.of(named(models));
            if (json) {
                printJson(chosen);
            } else {
                chosen.forEach(this::print);
                spec.commandLine().getOut().flush();
            }
            return Exit.DONE;
        }
        if (name == null) {
            throw refusal("NAME: nothing given; expected a model ('loadline model --list' names them)");
        }
        return evaluate(named(models));
    }

    private int evaluate(final Model model) throws IOException {
        final CaseFamily meant = familyOf(model);
        final ObjectNode inputs = read();
        final PrintWriter err = spec.commandLine().getErr();
        final Set<String> known = model.inputs().stream().map(ModelField::name).collect(Collectors.toSet());
        inputs.fieldNames().forEachRemaining(given -> {
            if (!known.contains(given)) {
                err.println("loadline: " + given + " is not an input of " + model.name() + " and was not read");
            }
        });
        final ObjectNode outputs;
        try {
            outputs = model.evaluate(new Inputs(inputs, meant, series)).json();
        } catch (final IllegalArgumentException e) {
            throw refusal(e.getMessage(), e);
        } catch (final IllegalStateException | ArithmeticException e) {
            err.println("loadline: " + model.name() + ": " + e.getMessage());
            return Exit.FAILURE;
        }
        final PrintWriter out = spec.commandLine().getOut();
        out.println(JSON.writeValueAsString(outputs));
        out.flush();
        return Exit.DONE;
    }

    private ObjectNode read() throws IOException {
        final JsonNode node;
        try {
            node = JSON.readTree(in);
        } catch (final JsonProcessingException e) {
            throw refusal(
                    "standard input: not JSON, line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        final String given = node.isMissingNode() ? "nothing" : node.toString();
        throw refusal("standard input: " + given + " given; expected a JSON object of inputs");
    }

    private Model named(final ModelRegistry models) {
        return models.named(name)
                .orElseThrow(() ->
                        refusal("NAME: '" + name + "' given; expected a model ('loadline model --list' names them)"));
    }

    private CaseFamily familyOf(final Model model) {
        if (family == null) {
            return model.families().isEmpty() ? NO_FAMILY : model.families().getFirst();
        }
        for (final CaseFamily known : model.families()) {
            if (known.family().equals(family) || known.toString().equals(family)) {
                return known;
            }
        }
        throw refusal("--family: '" + family + "' given; expected one of " + model.families());
    }

    private void print(final Model model) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: %s%n  source   %s%n", model.name(), model.title(), model.source());
        for (final ModelField field : model.inputs()) {
            print("input ", field, "optional");
        }
        for (final ModelField field : model.outputs()) {
            print("output", field, "not always");
        }
        if (!model.families().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "  answers  %s%n",
                    model.families().stream().map(CaseFamily::toString).collect(Collectors.joining(", ")));
        }
        out.println();
    }

    private void print(final String kind, final ModelField field, final String otherwise) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "  %s   %s [%s] %s%s%n",
                        kind,
                        field.name(),
                        field.unit(),
                        field.meaning(),
                        field.required() ? "" : " (" + otherwise + ")");
    }

    private void printJson(final List<Model> models) throws JsonProcessingException {
        final List<Map<String, Object>> rows = models.stream()
                .map(model -> {
                    final Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", model.name());
                    row.put("title", model.title());
                    row.put("source", model.source());
                    row.put("inputs", model.inputs());
                    row.put("outputs", model.outputs());
                    row.put("families", model.families());
                    return row;
                })
                .toList();
        final PrintWriter out = spec.commandLine().getOut();
        out.println(JSON.writeValueAsString(Map.of("models", rows)));
        out.flush();
    }

    private CommandLine.ParameterException refusal(final String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private CommandLine.ParameterException refusal(final String message, final Throwable cause) {
        return new CommandLine.ParameterException(spec.commandLine(), message, cause);
    }
}
