package io.loadline.gateway.validation;

/**
 * One input or output of a model.
 *
 * @param name name in the JSON object
 * @param unit unit of the value, {@code 1} for a pure number; {@code text}, {@code flag} or {@code series} where it is none
 * @param meaning what it is, with the shape of an array
 * @param required for an input, whether it must be given; for an output, whether it is always there
 */
public record ModelField(String name, String unit, String meaning, boolean required) {}
