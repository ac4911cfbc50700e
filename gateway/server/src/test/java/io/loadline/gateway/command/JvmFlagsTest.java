package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JvmFlagsTest {
    @Test
    void shouldFindEveryFlagInAJvmThatWasGivenThem() {
        assertEquals(Optional.empty(), JvmFlags.firstMissing());
    }
}
