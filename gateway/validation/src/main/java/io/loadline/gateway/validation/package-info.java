/**
 * Every model of Loadline behind one plain interface, for independent model validation: JSON in, JSON out, and reference cases to compare
 * with. Nothing here runs in the server; one thread calls one model at a time.
 *
 * <p>To add a model, say {@code my-model}:
 *
 * <ol>
 *   <li>Write the mathematics where it belongs ({@code risk-core}, {@code var-engine}, {@code regime}); nothing is computed here.
 *   <li>Describe it in a catalogue of this package, a final class {@code FooModels} with a static {@code all()}:
 *       {@code ModelDeclaration.named("my-model").titled("...").from("Author (year), equation").input("x", "1", "what it is").output("y", "1",
 *       "what it is").answering("topic", "family").evaluatedBy(inputs -> new Outputs().put("y", MyModel.of(inputs.number("x"))))}.
 *   <li>A new catalogue is one more line in {@link io.loadline.gateway.validation.ModelRegistry#standard()}.
 *   <li>Read inputs with {@link io.loadline.gateway.validation.Inputs} only: it says which field is bad, what was given and what was expected.
 *       An {@link java.lang.IllegalArgumentException} of the mathematics counts as bad input, any other exception as a failure of the model.
 *   <li>Run {@code loadline validate --cases DIR --topic T}; a case finds its model by its topic and family.
 * </ol>
 */
package io.loadline.gateway.validation;
