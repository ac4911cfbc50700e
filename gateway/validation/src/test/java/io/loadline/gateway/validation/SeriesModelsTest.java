package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapters of rates, volatility and extreme values: words in, numbers out. */
final class SeriesModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "constant mean GARCH(1,1), normal | constant | Garch[arch=1, threshold=0, garch=1] | NORMAL",
                "zero mean GARCH(1,1) normal | zero | Garch[arch=1, threshold=0, garch=1] | NORMAL",
                "AR(1)-GARCH(2,1), standardised Student-t | AR(1) | Garch[arch=2, threshold=0, garch=1] |"
                        + " STUDENT_T",
                "AR(3)-ARCH(2) normal | AR(3) | Garch[arch=2, threshold=0, garch=0] | NORMAL",
                "GJR-GARCH(1,1,1) skewt | constant | Garch[arch=1, threshold=1, garch=1] | HANSEN_SKEWED_T",
                "ARCH(5) normal | constant | Garch[arch=5, threshold=0, garch=0] | NORMAL",
                "GJR-GARCH(1,1,1) Student-t | constant | Garch[arch=1, threshold=1, garch=1] | STUDENT_T",
                "GARCH(1,1), Fernandez-Steel skewed standardised t | constant | Garch[arch=1, threshold=0, garch=1] |"
                        + " SKEWED_T",
                "GARCH(1,1), skewed normal | constant | Garch[arch=1, threshold=0, garch=1] | SKEWED_NORMAL",
                "GARCH(1,1), standardised GED | constant | Garch[arch=1, threshold=0, garch=1] | GENERALISED_ERROR",
                "GARCH(1,1), Hansen skewed t | constant | Garch[arch=1, threshold=0, garch=1] | HANSEN_SKEWED_T",
                "EGARCH(1,1) normal: log h = alpha t | constant | Exponential[arch=1, threshold=1, garch=1] | NORMAL",
                "TARCH/ZARCH power=1 normal | constant | Threshold[arch=1, threshold=1, garch=1] | NORMAL",
                "GJR written as APARCH delta=2 | constant | AsymmetricPower[power=2.0] | NORMAL",
                "GARCH(1,1) with sstd errors | constant | Garch[arch=1, threshold=0, garch=1] | SKEWED_T",
                "GARCH(1,1), std | constant | Garch[arch=1, threshold=0, garch=1] | STUDENT_T",
                "GARCH(1,2) snorm | constant | Garch[arch=1, threshold=0, garch=2] | SKEWED_NORMAL",
                "GJR-GARCH(1,1) skewed GED | constant | Garch[arch=1, threshold=1, garch=1] | SKEWED_GENERALISED_ERROR",
                "GARCH(1,1) mean zero, t | zero | Garch[arch=1, threshold=0, garch=1] | STUDENT_T",
                "AVGARCH(1,1) power=1 normal | constant | Threshold[arch=1, threshold=0, garch=1] | NORMAL",
                "GARCH(1,0,1) power=1 normal | constant | Threshold[arch=1, threshold=0, garch=1] | NORMAL",
                "EGARCH(1,1,1) Student-t | constant | Exponential[arch=1, threshold=1, garch=1] | STUDENT_T",
                "EGARCH(2,0,1) normal | constant | Exponential[arch=2, threshold=0, garch=1] | NORMAL",
                "EWMA RiskMetrics, zero mean | zero | ExponentiallyWeighted[] | NORMAL",
                "APARCH(1,1) normal | constant | AsymmetricPower[power=0.0] | NORMAL"
            })
    void shouldReadModelsFromWords(final String words, final String mean, final String variance, final String errors) {
        final var model = VolatilityWords.read(inputs("garch", "any", node("model", words)), "model");
        assertEquals(mean, model.mean().toString());
        assertEquals(variance, model.variance().toString());
        assertEquals(errors, model.errors().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random walk",
                "FIGARCH(1,d,1) normal",
                "component GARCH normal",
                "ARMA(1,1)-GARCH(1,1) normal",
                "AR(0)-GARCH(1,1) normal",
                "AR(99)-GARCH(1,1) normal",
                "GARCH(1,1)-in-mean",
                "EGARCH(2,1) normal",
                "APARCH(2,2) normal",
                "GARCH(1,1) Johnson SU",
                "GARCH(1,1) NIG",
                "GARCH(1,1) power=1.5"
            })
    void shouldRefuseWordsThatNameNoModel(final String words) {
        final BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> VolatilityWords.read(inputs("garch", "any", node("model", words)), "model"));
        assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
    }

    @Test
    void shouldFitReturnsThatAreGivenInline() {
        final long seed = 9;
        final Random random = new Random(seed);
        final ObjectNode given = node("model", "GARCH(1,1) normal");
        double variance = 1;
        for (int t = 0; t < 2_000; t++) {
            final double error = Math.sqrt(variance) * random.nextGaussian();
            given.withArray("series").add(error);
            variance = 0.05 + 0.1 * error * error + 0.85 * variance;
        }
        final ObjectNode out = Evaluation.of("volatility-fit", given);
        assertTrue(out.get("converged").asBoolean());
        assertEquals(0.85, out.get("coefficients").get("beta").asDouble(), 0.08, "seed " + seed);
        assertEquals(5, out.get("variance_forecast_1_5").size());
    }

    @Test
    void shouldNameTheDateThatIsNone() {
        final ObjectNode given = node("convention", "ACT/360");
        given.put("start", "2024-02-30").put("end", "2024-03-01");
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> Evaluation.of("year-fraction", given));
        assertTrue(thrown.getMessage().contains("2024-02-30"), thrown.getMessage());
    }

    @Test
    void shouldMeasureATailAtAConfidence() {
        final ObjectNode given = JSON.createObjectNode();
        for (int i = 0; i < 1_000; i++) {
            given.withArray("series").add(-Math.log((i + 0.5) / 1_000));
        }
        given.put("threshold", 1).put("confidence", 0.99);
        final ObjectNode out = Evaluation.of("peaks-over-threshold", given);
        assertEquals(Math.log(100), out.get("VaR").asDouble(), 0.1);
        assertEquals(Math.log(100) + 1, out.get("ES").asDouble(), 0.2);
    }

    private static Inputs inputs(final String topic, final String family, final ObjectNode given) {
        return new Inputs(given, new CaseFamily(topic, family), Path.of(""));
    }

    private static ObjectNode node(final String name, final String value) {
        return JSON.createObjectNode().put(name, value);
    }
}
