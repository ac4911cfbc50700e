package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** Models called by their names, as a user does. */
final class Evaluation {
    private Evaluation() {}

    /** What a model of this release answers. */
    static ObjectNode of(final String name, final ObjectNode given) {
        final Model model = ModelRegistry.standard().named(name).orElseThrow();
        final CaseFamily family = model.families().isEmpty()
                ? new CaseFamily("", "")
                : model.families().getFirst();
        return model.evaluate(new Inputs(given, family, Path.of("."))).json();
    }

    /** The price that it answers. */
    static double price(final String name, final ObjectNode given) {
        return of(name, given).get("price").doubleValue();
    }

    /** Sees that it refuses a field and says what it expected. */
    static void refused(final String name, final ObjectNode given, final String field) {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> of(name, given));
        assertEquals(field, thrown.field());
        assertTrue(thrown.getMessage().contains("expected"), thrown.getMessage());
    }
}
