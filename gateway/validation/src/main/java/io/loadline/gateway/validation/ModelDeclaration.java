package io.loadline.gateway.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Describes a model, field by field, and ends with the function that evaluates it. */
public final class ModelDeclaration {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String name;
    private String title = "";
    private String source = "";
    private final List<ModelField> inputs = new ArrayList<>();
    private final List<ModelField> outputs = new ArrayList<>();
    private final List<CaseFamily> families = new ArrayList<>();

    private ModelDeclaration(final String name) {
        this.name = name;
    }

    /**
     * Starts the description of a model.
     *
     * @param name lower-case words joined by hyphens
     * @return the description
     */
    public static ModelDeclaration named(final String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: '" + name + "' given; expected lower-case words joined by hyphens");
        }
        return new ModelDeclaration(name);
    }

    /** Says what it is. */
    public ModelDeclaration titled(final String words) {
        title = words;
        return this;
    }

    /** Says where the method is published. */
    public ModelDeclaration from(final String publication) {
        source = publication;
        return this;
    }

    /** Adds an input that must be given. */
    public ModelDeclaration input(final String field, final String unit, final String meaning) {
        inputs.add(new ModelField(field, unit, meaning, true));
        return this;
    }

    /** Adds an input that may be left out. */
    public ModelDeclaration optionalInput(final String field, final String unit, final String meaning) {
        inputs.add(new ModelField(field, unit, meaning, false));
        return this;
    }

    /** Adds an output that is always there. */
    public ModelDeclaration output(final String field, final String unit, final String meaning) {
        outputs.add(new ModelField(field, unit, meaning, true));
        return this;
    }

    /** Adds an output that depends on the inputs. */
    public ModelDeclaration optionalOutput(final String field, final String unit, final String meaning) {
        outputs.add(new ModelField(field, unit, meaning, false));
        return this;
    }

    /** Adds families of cases that the model answers. */
    public ModelDeclaration answering(final String topic, final String... caseFamilies) {
        for (final String family : caseFamilies) {
            families.add(new CaseFamily(topic, family));
        }
        return this;
    }

    /**
     * Ends the description.
     *
     * @param function the model; pure
     * @return the model
     */
    public Model evaluatedBy(final Function<Inputs, Outputs> function) {
        if (title.isEmpty() || source.isEmpty() || outputs.isEmpty()) {
            throw new IllegalStateException(name + ": a model needs a title, a source and an output");
        }
        return new Declared(
                name, title, source, List.copyOf(inputs), List.copyOf(outputs), List.copyOf(families), function);
    }

    private record Declared(
            String name,
            String title,
            String source,
            List<ModelField> inputs,
            List<ModelField> outputs,
            List<CaseFamily> families,
            Function<Inputs, Outputs> function)
            implements Model {
        @Override
        public Outputs evaluate(final Inputs given) {
            return function.apply(given);
        }
    }
}
