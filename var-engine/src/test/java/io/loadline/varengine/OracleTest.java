package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Published and independently computed cases, where they use this module's definitions. Skipped where the folder of cases is absent. */
class OracleTest {
    @Test
    void shouldGiveHullsExample() throws IOException {
        for (final JsonNode oracle : cases("var_historical.json", "hull_500")) {
            final JsonNode losses = oracle.get("inputs").get("worstLosses");
            final double[] pnl = new double[oracle.get("inputs").get("n").asInt()];
            for (int i = 0; i < losses.size(); i++) {
                pnl[i] = -losses.get(i).get("loss").asDouble();
            }
            final double confidence = oracle.get("inputs").get("confidence").asDouble();
            final double tolerance = oracle.get("tolerance").get("abs").asDouble();
            final JsonNode expected = oracle.get("expected");
            assertEquals(expected.get("VaR").asDouble(), HistoricalVar.valueAtRisk(pnl, confidence), tolerance);
            assertEquals(expected.get("ES").asDouble(), HistoricalVar.expectedShortfall(pnl, confidence), tolerance);
        }
    }

    @Test
    void shouldGiveTheFirstQuantileType() throws IOException {
        for (final JsonNode oracle : cases("var_historical.json", "quantile_types")) {
            final double p = oracle.get("inputs").get("p").asDouble();
            final double var =
                    HistoricalVar.valueAtRisk(numbers(oracle.get("inputs").get("data")), 1 - p);
            assertEquals(oracle.get("expected").get("type1").asDouble(), -var, 1e-12);
        }
    }

    @Test
    void shouldGiveTheFractionalTailMean() throws IOException {
        for (final JsonNode oracle : cases("var_historical.json", "es_discrete")) {
            final double confidence = oracle.get("inputs").get("confidence").asDouble();
            final double shortfall =
                    HistoricalVar.expectedShortfall(numbers(oracle.get("inputs").get("data")), confidence);
            assertEquals(oracle.get("expected").get("ES").asDouble(), shortfall, 1e-12);
        }
    }

    @Test
    void shouldGiveTheCostOfAnExogenousSpread() throws IOException {
        for (final JsonNode oracle : cases("liquidity_lvar.json", "exogenous_spread")) {
            final JsonNode in = oracle.get("inputs");
            final JsonNode expected = oracle.get("expected");
            if (in.has("position")) {
                final double cost = LiquidationCost.spreadCost(
                        in.get("position").asDouble(), in.get("meanSpread").asDouble() / 2, 0, 0);
                assertEquals(expected.get("liquidityCost").asDouble(), cost, 1e-6);
            } else {
                final double cost = LiquidationCost.spreadCost(
                        in.get("mid").asDouble(),
                        in.get("meanRelativeSpread").asDouble() / 2,
                        in.get("sdRelativeSpread").asDouble() / 2,
                        in.get("a").asDouble());
                final double exact = expected.get("costOfLiquidity").asDouble();
                assertEquals(exact, cost, 1e-12 * exact);
            }
        }
    }

    @Test
    void shouldGiveTheSquareRootImpact() throws IOException {
        for (final JsonNode oracle : cases("liquidity_lvar.json", "square_root_impact")) {
            final JsonNode in = oracle.get("inputs");
            final double impact = LiquidationCost.impact(
                    in.get("quantity").asDouble(),
                    in.get("adv").asDouble(),
                    in.get("dailyVol").asDouble(),
                    in.get("Y").asDouble());
            final double exact = oracle.get("expected").get("impact").asDouble();
            assertEquals(exact, impact, 1e-13 * exact);
        }
    }

    private static double[] numbers(final JsonNode array) {
        final double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static JsonNode[] cases(final String file, final String family) throws IOException {
        final Path path = shared().resolve("oracles").resolve(file);
        assumeTrue(Files.exists(path), "no reference cases in a sibling folder named shared");
        final JsonNode all = new ObjectMapper().readTree(path.toFile()).get("cases");
        final JsonNode[] found = all.valueStream()
                .filter(oracle -> oracle.get("family").asText().equals(family))
                .toArray(JsonNode[]::new);
        assertTrue(found.length > 0, family + " has no case in " + file);
        return found;
    }

    private static Path shared() {
        final String given = System.getProperty("loadline.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at.getParent() != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolveSibling("shared"))) {
                return at.resolveSibling("shared");
            }
        }
        return Path.of("shared");
    }
}
