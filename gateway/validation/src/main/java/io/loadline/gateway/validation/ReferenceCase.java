package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * One reference case.
 *
 * @param id identity, such as {@code copula.clayton.01}
 * @param family what kind of case it is
 * @param source where the case comes from, with the terms of the contract that its inputs leave out; empty if the file says nothing
 * @param inputs inputs for the model, as they stand in the file
 * @param expected expected outputs
 * @param tolerance how far an output may be off
 * @param directory directory of the case file, where the paths of series start
 */
public record ReferenceCase(
        String id,
        CaseFamily family,
        String source,
        ObjectNode inputs,
        ObjectNode expected,
        ObjectNode tolerance,
        Path directory) {}
