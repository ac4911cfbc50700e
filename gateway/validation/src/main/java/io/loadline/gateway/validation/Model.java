package io.loadline.gateway.validation;

import java.util.List;

/** One model as a validator sees it: what goes in, what comes out, where it is published, and its answer. */
public interface Model {
    /** Returns the name on the command line: words in lower case, joined by hyphens. */
    String name();

    /** Returns what it is, in a few words. */
    String title();

    /** Returns the publication of the method: author, year and where the formula stands. */
    String source();

    /** Returns the fields that {@link #evaluate} reads. */
    List<ModelField> inputs();

    /** Returns the fields that {@link #evaluate} can give; optional ones depend on the inputs. */
    List<ModelField> outputs();

    /** Returns the families of reference cases that this model answers; the first is meant where none is named. */
    List<CaseFamily> families();

    /**
     * Computes the outputs. Pure: the same inputs give the same outputs.
     *
     * @param inputs the fields of a case or of the command line
     * @return the outputs by name
     * @throws IllegalArgumentException if an input is missing or makes no sense; a {@link BadInputException} names the field
     */
    Outputs evaluate(Inputs inputs);
}
