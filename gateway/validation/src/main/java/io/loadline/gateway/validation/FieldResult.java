package io.loadline.gateway.validation;

/**
 * The comparison of one value of a case.
 *
 * @param path place of the value in {@code expected}, such as {@code correlation[0][1]}
 * @param got what the model gave, as text; {@code nothing} if it gave none
 * @param expected what was expected, as text
 * @param error absolute or relative error, as the bound that decided; NaN if the values are not numbers
 * @param tolerance that bound
 * @param relative whether error and bound are relative to the expected value
 * @param share error / bound: passes up to one; infinite where values that must be equal are not
 */
public record FieldResult(
        String path, String got, String expected, double error, double tolerance, boolean relative, double share) {
    /** Whether the value is within its bound. */
    public boolean pass() {
        return share <= 1;
    }
}
