package io.loadline.regime.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reference cases computed by others, where they are at hand. */
class HmmOracleTest {
    private static final double RELATIVE = 1e-9;

    private static Path shared() {
        final String named = System.getProperty("loadline.shared");
        Path folder = named == null ? null : Path.of(named);
        for (Path at = Path.of("").toAbsolutePath(); folder == null && at != null; at = at.getParent()) {
            final Path candidate = at.resolve("shared");
            folder = Files.isRegularFile(candidate.resolve("oracles/hmm.json")) ? candidate : null;
        }
        Assumptions.assumeTrue(folder != null, "no folder shared/oracles at or above the working directory");
        return folder;
    }

    private static JsonNode oracle(final String id) throws IOException {
        final JsonNode file =
                new ObjectMapper().readTree(shared().resolve("oracles/hmm.json").toFile());
        for (final JsonNode candidate : file.get("cases")) {
            if (candidate.get("id").asText().equals(id)) {
                return candidate;
            }
        }
        throw new AssertionError("no case " + id);
    }

    private static double[] row(final JsonNode node) {
        final double[] row = new double[node.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = node.get(i).asDouble();
        }
        return row;
    }

    private static GaussianHmm model(final JsonNode parameters, final double[] start) {
        final double[] mean = row(parameters.get("mean"));
        final double[] deviation = row(parameters.get("sd"));
        final double[][] means = new double[mean.length][1];
        final double[][] variances = new double[mean.length][1];
        final double[][] transition = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            means[i][0] = mean[i];
            variances[i][0] = deviation[i] * deviation[i];
            transition[i] = row(parameters.get("transition").get(i));
        }
        return new GaussianHmm(start, transition, means, variances);
    }

    private static double[][] column(final double[] values) {
        final double[][] series = new double[values.length][];
        for (int t = 0; t < values.length; t++) {
            series[t] = new double[] {values[t]};
        }
        return series;
    }

    private static void assertRelative(final double expected, final double actual, final String what) {
        assertEquals(expected, actual, RELATIVE * Math.abs(expected), what);
    }

    @Test
    void shouldFilterAndSmoothTheGaussianCase() throws IOException {
        final JsonNode oracle = oracle("hmm.gaussian_filter.01");
        final JsonNode expected = oracle.get("expected");
        final JsonNode inputs = oracle.get("inputs");
        final GaussianHmm model = model(inputs, row(inputs.get("start")));
        final double[][] series = column(row(inputs.get("x")));
        final HmmFilter filter = new HmmFilter(model);
        for (int t = 0; t < series.length; t++) {
            filter.update(series[t]);
            assertRelative(expected.get("filtered").get(t).get(0).asDouble(), filter.probability(0), "time " + t);
        }
        assertRelative(expected.get("logLikelihood").asDouble(), filter.logLikelihood(), "log-likelihood");
        final double[] predicted = new double[2];
        filter.copyPredicted(predicted);
        assertRelative(expected.get("oneStepPredicted_last").get(0).asDouble(), predicted[0], "predicted");
        final double[][] smoothed = HmmSmoother.smooth(model, series);
        for (int t = 0; t < series.length; t++) {
            assertRelative(expected.get("smoothed").get(t).get(0).asDouble(), smoothed[t][0], "smoothed " + t);
        }
    }

    @Test
    void shouldFitTwoRegimesOfShareReturns() throws IOException {
        final JsonNode oracle = oracle("hmm.gaussian_sp500.01");
        final JsonNode expected = oracle.get("expected");
        final HmmFit fit = BaumWelch.defaults(2, 1).fit(shareReturns());
        assertTrue(fit.converged());
        assertEquals(0, fit.statesAtFloor());
        for (int i = 0; i < 2; i++) {
            assertEquals(expected.get("mean").get(i).asDouble(), fit.model().mean(i, 0), 0.005);
            assertEquals(
                    expected.get("sd").get(i).asDouble(), Math.sqrt(fit.model().variance(i, 0)), 0.005);
            assertEquals(
                    expected.get("transition").get(i).get(i).asDouble(),
                    fit.model().transition(i, i),
                    0.005);
        }
        // Ours may choose the first state freely; the reference starts from the long-run shares, so it cannot be
        // likelier.
        assertTrue(fit.logLikelihood() >= expected.get("logLikelihood").asDouble() - 0.01);
    }

    @Test
    void shouldGiveTheLikelihoodOfTheReferenceFit() throws IOException {
        final JsonNode expected = oracle("hmm.gaussian_sp500.01").get("expected");
        final double[] anyStart = {0.5, 0.5};
        final GaussianHmm model = model(expected, model(expected, anyStart).stationary());
        final HmmFilter filter = new HmmFilter(model);
        for (final double[] observation : shareReturns()) {
            filter.update(observation);
        }
        assertRelative(expected.get("logLikelihood").asDouble(), filter.logLikelihood(), "log-likelihood");
        assertRelative(expected.get("filtered_last").get(0).asDouble(), filter.probability(0), "last");
    }

    /** 100 times the simple return, the last 2,520 days. */
    private static double[][] shareReturns() throws IOException {
        final List<String> lines = Files.readAllLines(shared().resolve("oracles/series/sp500_adjclose.csv"));
        final double[] prices = lines.stream()
                .map(line -> line.substring(line.lastIndexOf(',') + 1).trim())
                .filter(text -> text.matches("[0-9.eE+-]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        final double[] returns = new double[2_520];
        for (int i = 0; i < returns.length; i++) {
            final int at = prices.length - returns.length + i;
            returns[i] = 100 * (prices[at] / prices[at - 1] - 1);
        }
        return column(returns);
    }
}
