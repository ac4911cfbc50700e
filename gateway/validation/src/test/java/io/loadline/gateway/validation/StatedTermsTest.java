package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatedTermsTest {
    private static final List<ModelField> SWAP = List.of(
            new ModelField("start", "date", "start", true),
            new ModelField("frequency", "1/year", "payments", false),
            new ModelField("dayCount", "text", "of the leg", false));

    private static ObjectNode inputs() {
        return JsonNodeFactory.instance.objectNode().put("notional", 1e6);
    }

    @Test
    void shouldTakeWhatTheInputsLeaveOut() {
        final ObjectNode completed = StatedTerms.complete(
                inputs(), "swap starting 2024-02-29, semiannual ACT/360 fixed against overnight", SWAP);
        assertEquals("2024-02-29", completed.get("start").textValue());
        assertEquals(2, completed.get("frequency").intValue());
        assertEquals("ACT/360", completed.get("dayCount").textValue());
    }

    @Test
    void shouldReadTheFloatingLegAndTheInterpolation() {
        final List<ModelField> fields = List.of(
                new ModelField("floatingFrequency", "1/year", "payments", false),
                new ModelField("floatingDayCount", "text", "of the leg", false),
                new ModelField("interpolation", "text", "of the curve", false));
        final ObjectNode completed =
                StatedTerms.complete(inputs(), "3M floating ACT/360, log-linear discount curve", fields);
        assertEquals("3M", completed.get("floatingFrequency").textValue());
        assertEquals("ACT/360", completed.get("floatingDayCount").textValue());
        assertEquals("log-linear discount", completed.get("interpolation").textValue());
    }

    @Test
    void shouldPreferAnInputOverTheWords() {
        final ObjectNode completed =
                StatedTerms.complete(inputs().put("start", "2025-01-02"), "starting 2024-02-29", SWAP);
        assertEquals("2025-01-02", completed.get("start").textValue());
    }

    @Test
    void shouldAddNothingThatTheModelDoesNotHave() {
        final ObjectNode completed = StatedTerms.complete(inputs(), "premium 2024-03-20..2029-03-20", SWAP);
        assertEquals("2024-03-20", completed.get("start").textValue());
        assertFalse(completed.has("end"));
    }

    @Test
    void shouldAddNothingWhereTheWordsSayNothing() {
        assertEquals(inputs(), StatedTerms.complete(inputs(), "Hull, chapter 7", SWAP));
    }
}
