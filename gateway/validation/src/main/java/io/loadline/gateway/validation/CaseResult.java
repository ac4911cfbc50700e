package io.loadline.gateway.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a model made of a case.
 *
 * @param id identity of the case
 * @param family its family
 * @param model name of the model that answered
 * @param fields one result a value that was compared; empty if the model gave no answer
 * @param refusal why there is no answer; null if there is one
 */
public record CaseResult(String id, CaseFamily family, String model, List<FieldResult> fields, String refusal) {
    /** Whether the model answered, something was compared, and all of it is within its bounds. */
    public boolean pass() {
        return refusal == null && !fields.isEmpty() && fields.stream().allMatch(FieldResult::pass);
    }

    /** Returns the value that used most of its tolerance; empty if nothing was compared. */
    public Optional<FieldResult> worst() {
        return fields.stream().max(Comparator.comparingDouble(FieldResult::share));
    }
}
