package io.loadline.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.gateway.validation.CaseFileException;
import io.loadline.gateway.validation.CaseFiles;
import io.loadline.gateway.validation.CaseResult;
import io.loadline.gateway.validation.FieldResult;
import io.loadline.gateway.validation.ModelRegistry;
import io.loadline.gateway.validation.ReferenceCase;
import io.loadline.gateway.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = "Runs reference cases through the models that answer them, a line a case.",
        mixinStandardHelpOptions = true,
        footer = {
            "A line shows the value of the case that used most of its tolerance.",
            "Exit 0: every case that a model answers passed. 1: one failed.",
        })
final class ValidateCommand implements Callable<Integer> {
    @Option(
            names = "--cases",
            required = true,
            paramLabel = "DIR|FILE",
            description = "A file of cases, or a directory of them.")
    private Path cases;

    @Option(names = "--topic", paramLabel = "T", description = "Only the cases of this topic.")
    private String topic;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final List<ReferenceCase> chosen = read();
        final PrintWriter out = spec.commandLine().getOut();
        final Progress progress =
                new Progress("checked", "cases", spec.commandLine().getErr());
        final int[] done = new int[1];
        final Validation.Report report = new Validation(ModelRegistry.standard()).run(chosen, result -> {
            if (json) {
                progress.accept(++done[0]);
            } else {
                out.println(line(result));
                out.flush();
            }
        });
        progress.end();
        if (json) {
            printJson(report, out);
        } else {
            print(report, out);
        }
        return report.failed() == 0 ? Exit.DONE : Exit.NO;
    }

    private List<ReferenceCase> read() throws IOException {
        if (!Files.isReadable(cases)) {
            throw refusal("--cases: '" + cases + "' given; expected a file or a directory that can be read");
        }
        final List<ReferenceCase> all;
        try {
            all = CaseFiles.read(cases);
        } catch (final CaseFileException e) {
            throw refusal("--cases: " + e.getMessage(), e);
        }
        if (all.isEmpty()) {
            throw refusal("--cases: '" + cases + "' given; expected at least one case");
        }
        final List<String> topics = all.stream()
                .map(reference -> reference.family().topic())
                .distinct()
                .toList();
        if (topic != null && !topics.contains(topic)) {
            throw refusal("--topic: '" + topic + "' given; expected one of " + String.join(", ", topics));
        }
        return all.stream()
                .filter(reference -> topic == null || reference.family().topic().equals(topic))
                .toList();
    }

    private static String line(final CaseResult result) {
        final String verdict = result.pass() ? "pass" : "FAIL";
        if (result.refusal() != null) {
            return verdict + "  " + result.id() + "  " + result.model() + ": " + result.refusal();
        }
        if (result.worst().isEmpty()) {
            return verdict + "  " + result.id() + "  " + result.model() + ": nothing to compare";
        }
        final FieldResult worst = result.worst().get();
        final String measure = worst.relative() ? " rel" : " abs";
        return String.format(
                Locale.ROOT,
                "%s  %s  %s got %s expected %s error %.2g tolerance %.2g%s",
                verdict,
                result.id(),
                worst.path(),
                worst.got(),
                worst.expected(),
                worst.error(),
                worst.tolerance(),
                worst.tolerance() == 0 ? " exact" : measure);
    }

    private static void print(final Validation.Report report, final PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%d passed, %d failed, %d skipped%n",
                report.passed(),
                report.failed(),
                report.skipped());
        for (final CaseResult failed : report.results()) {
            if (!failed.pass()) {
                out.println(line(failed));
            }
        }
        if (report.skipped() > 0) {
            final List<String> families = new ArrayList<>();
            report.unanswered().forEach((family, count) -> families.add(family + " (" + count + ')'));
            out.println("no model answers " + String.join(", ", families));
        }
        out.flush();
    }

    private static void printJson(final Validation.Report report, final PrintWriter out)
            throws JsonProcessingException {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final CaseResult result : report.results()) {
            rows.add(asMap(result));
        }
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("passed", report.passed());
        values.put("failed", report.failed());
        values.put("skipped", report.skipped());
        values.put("unanswered", report.unanswered());
        values.put("cases", rows);
        out.println(new ObjectMapper().writeValueAsString(values));
        out.flush();
    }

    private static Map<String, Object> asMap(final CaseResult result) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", result.id());
        row.put("topic", result.family().topic());
        row.put("family", result.family().family());
        row.put("model", result.model());
        row.put("pass", result.pass());
        final FieldResult worst = result.worst().orElse(null);
        row.put("worstError", worst == null || !Double.isFinite(worst.error()) ? null : worst.error());
        if (worst != null) {
            row.put("worstField", worst.path());
            row.put("got", worst.got());
            row.put("expected", worst.expected());
            row.put("tolerance", worst.tolerance());
            row.put("relative", worst.relative());
        }
        if (result.refusal() != null) {
            row.put("refusal", result.refusal());
        }
        return row;
    }

    private CommandLine.ParameterException refusal(final String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private CommandLine.ParameterException refusal(final String message, final Throwable cause) {
        return new CommandLine.ParameterException(spec.commandLine(), message, cause);
    }
}
