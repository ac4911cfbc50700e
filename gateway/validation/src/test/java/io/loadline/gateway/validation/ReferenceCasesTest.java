package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the reference cases that lie beside the repository, where they are at hand. */
final class ReferenceCasesTest {
    private static Path oracles() {
        final String named = System.getProperty("loadline.shared");
        Path folder = named == null ? null : Path.of(named).resolve("oracles");
        for (Path at = Path.of("").toAbsolutePath(); folder == null && at != null; at = at.getParent()) {
            final Path candidate = at.resolve("shared/oracles");
            folder = Files.isDirectory(candidate) ? candidate : null;
        }
        Assumptions.assumeTrue(folder != null, "no folder shared/oracles at or above the working directory");
        return folder;
    }

    private static Validation.Report run(final String topic) throws IOException {
        return new Validation(ModelRegistry.standard())
                .run(CaseFiles.read(oracles().resolve(topic + ".json")), result -> {});
    }

    private static List<String> failures(final Validation.Report report) {
        return report.results().stream()
                .filter(result -> !result.pass())
                .map(result -> result.id() + " " + result.refusal() + " " + result.worst())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"numerics", "copula", "correlation", "rates", "evt", "vol_smile", "implied_vol"})
    void shouldPassEveryCaseOfATopic(final String topic) throws IOException {
        final Validation.Report report = run(topic);
        assertEquals(List.of(), failures(report));
        assertEquals(Map.of(), report.unanswered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"var_historical", "liquidity_lvar", "hmm"})
    void shouldPassEveryCaseThatAModelAnswers(final String topic) throws IOException {
        final Validation.Report report = run(topic);
        assertEquals(List.of(), failures(report));
        assertTrue(report.passed() > 0);
    }
}
