package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelRegistryTest {
    private static Model model(final String name, final String family) {
        return ModelDeclaration.named(name)
                .titled("A model")
                .from("Nobody (2000)")
                .output("y", "1", "answer")
                .answering("topic", family)
                .evaluatedBy(inputs -> new Outputs().put("y", 1));
    }

    @Test
    void shouldHoldTheModelsOfThisRelease() {
        assertFalse(ModelRegistry.standard().all().isEmpty());
    }

    @Test
    void shouldDescribeEveryModel() {
        for (final Model model : ModelRegistry.standard().all()) {
            assertTrue(model.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), model.name());
            assertFalse(model.outputs().isEmpty(), model.name());
            for (final ModelField field : model.inputs()) {
                assertFalse(field.meaning().isBlank(), model.name() + " " + field.name());
            }
        }
    }

    @Test
    void shouldRefuseTwoModelsOfOneName() {
        final List<Model> models = List.of(model("a", "f"), model("a", "g"));
        assertEquals(
                "two models are named a",
                assertThrows(IllegalArgumentException.class, () -> new ModelRegistry(models))
                        .getMessage());
    }

    @Test
    void shouldRefuseTwoModelsForOneFamily() {
        final List<Model> models = List.of(model("a", "f"), model("b", "f"));
        assertEquals(
                "topic.f is answered by both a and b",
                assertThrows(IllegalArgumentException.class, () -> new ModelRegistry(models))
                        .getMessage());
    }

    @Test
    void shouldRefuseANameThatIsNotKebabCase() {
        assertThrows(IllegalArgumentException.class, () -> ModelDeclaration.named("BlackScholes"));
    }
}
