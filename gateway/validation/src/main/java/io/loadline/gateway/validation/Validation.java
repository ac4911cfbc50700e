package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs reference cases through the models that answer them. */
public final class Validation {
    private static final String QUESTIONS = "ask";

    private final ModelRegistry models;

    /** Makes one over the models of a registry. */
    public Validation(final ModelRegistry models) {
        this.models = models;
    }

    /**
     * Runs cases, one after the other.
     *
     * @param cases the cases
     * @param onResult told each result as soon as it is there
     * @return all results, and how many cases of which family no model answers
     */
    public Report run(final List<ReferenceCase> cases, final Consumer<CaseResult> onResult) {
        final List<CaseResult> results = new ArrayList<>();
        final Map<String, Integer> unanswered = new TreeMap<>();
        for (final ReferenceCase reference : cases) {
            final Model model = models.answering(reference.family()).orElse(null);
            if (model == null) {
                unanswered.merge(reference.family().toString(), 1, Integer::sum);
                continue;
            }
            final CaseResult result = evaluate(model, reference);
            results.add(result);
            onResult.accept(result);
        }
        return new Report(List.copyOf(results), unanswered);
    }

    // A model is foreign to the runner: whatever it throws is the result of this case and must not hide the others.
    private static CaseResult evaluate(final Model model, final ReferenceCase reference) {
        try {
            final ObjectNode inputs = StatedTerms.complete(reference.inputs(), reference.source(), model.inputs());
            ask(model, reference, inputs);
            final Outputs outputs = model.evaluate(new Inputs(inputs, reference.family(), reference.directory()));
            final List<FieldResult> fields =
                    Comparison.compare(outputs.json(), reference.expected(), Tolerance.of(reference.tolerance()));
            return new CaseResult(reference.id(), reference.family(), model.name(), fields, null);
        } catch (final RuntimeException e) {
            final String reason = e instanceof IllegalArgumentException ? e.getMessage() : e.toString();
            return new CaseResult(reference.id(), reference.family(), model.name(), List.of(), reason);
        }
    }

    /** Tells a model that answers questions by name the names that a case expects, but never a value. */
    private static void ask(final Model model, final ReferenceCase reference, final ObjectNode inputs) {
        final boolean answersNames =
                model.inputs().stream().anyMatch(field -> field.name().equals(QUESTIONS));
        if (answersNames && !inputs.has(QUESTIONS)) {
            final ArrayNode names = inputs.putArray(QUESTIONS);
            reference.expected().fieldNames().forEachRemaining(name -> {
                if (!name.startsWith(Comparison.PRINTED)) {
                    names.add(name);
                }
            });
        }
    }

    /**
     * The outcome of a run.
     *
     * @param results one a case that a model answers
     * @param unanswered families without a model, with their number of cases
     */
    public record Report(List<CaseResult> results, Map<String, Integer> unanswered) {
        /** Returns the number of cases that passed. */
        public int passed() {
            return (int) results.stream().filter(CaseResult::pass).count();
        }

        /** Returns the number of cases that failed. */
        public int failed() {
            return results.size() - passed();
        }

        /** Returns the number of cases that no model answers. */
        public int skipped() {
            return unanswered.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
