package io.loadline.gateway.validation;

/**
 * A kind of reference case: cases of one family have inputs and expected values of the same names.
 *
 * @param topic topic of the case file, such as {@code copula}
 * @param family family in that file, such as {@code clayton}
 */
public record CaseFamily(String topic, String family) {
    @Override
    public String toString() {
        return topic + '.' + family;
    }
}
