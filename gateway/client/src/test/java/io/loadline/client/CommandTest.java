package io.loadline.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void shouldNameTheTextThatIsTooLong() {
        final IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> Command.of(1, 0, 1, 2, "someone with a long name", "why"));
        assertEquals(
                "person is \"someone with a long name\"; expected at most 16 printable ASCII characters",
                error.getMessage());
    }

    @Test
    void shouldRefuseControlCharacters() {
        assertThrows(IllegalArgumentException.class, () -> Command.of(1, 0, 1, 2, "ann", "bell\u0007"));
    }

    @Test
    void shouldRefuseASourceThatIsNoNumberOfASource() {
        assertThrows(IllegalArgumentException.class, () -> new ControlClient(new DeskContext(), 0, 0));
    }
}
