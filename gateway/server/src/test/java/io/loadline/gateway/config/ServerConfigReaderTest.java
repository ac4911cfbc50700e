package io.loadline.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.FeatureSettings;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.VolatilityModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerConfigReaderTest {
    private static final Path BASE = Path.of("/base");

    @Test
    void shouldFillEveryDefault() throws IOException {
        final ServerConfig config = new ServerConfigReader().read("", BASE);
        assertEquals(Path.of("/base/journal"), config.journalDirectory());
        assertEquals(50_000_000L, config.timerIntervalNs());
        assertEquals(RiskSettings.defaults(), config.risk());
    }

    @Test
    void shouldReadUnits() throws IOException {
        final ServerConfig config = new ServerConfigReader()
                .read("pipeline: {timerInterval: 250us, threading: shared}\nrisk: {participationRate: 0.2}", BASE);
        assertEquals(250_000L, config.timerIntervalNs());
        assertEquals(Threading.SHARED, config.threading());
        assertEquals(0.2, config.risk().participationRate());
    }

    @Test
    void shouldReadTheWindowsOfFeatures() throws IOException {
        final ServerConfig config = new ServerConfigReader()
                .read(
                        "features: {flowHalfLife: 1s, meanHalfLife: 2s, bar: 3s, barHalfLife: 4, realisedDelay: 5ms,"
                                + " nearTicks: 6, sampleInterval: 7ms, bucketsADay: 8}",
                        BASE);
        assertEquals(
                new FeatureSettings(1_000_000_000L, 2_000_000_000L, 3_000_000_000L, 4, 5_000_000L, 6, 7_000_000L, 8),
                config.risk().features());
    }

    @Test
    void shouldReadVolatilities() throws IOException {
        final ServerConfig config = new ServerConfigReader()
                .read(
                        "volatility: {enabled: true, bar: 1m, barOffset: 2s, session: 390m, daysAYear: 250, maxFitAge:"
                                + " 1h, impact: true, model: garch, errors: skewed-t, horizonDays: 2, window: 300,"
                                + " leastReturns: 70, refitInterval: 5m, history: false, coreShare: 50%}",
                        BASE);
        assertEquals(
                new VolatilitySettings(60_000_000_000L, 2_000_000_000L, 390, 250, 3_600_000_000_000L, true),
                config.risk().volatility());
        assertEquals(
                new RefitSettings(
                        VolatilityModel.garch().with(ErrorDistribution.SKEWED_T),
                        780,
                        300,
                        70,
                        300_000_000_000L,
                        false,
                        0.5),
                config.refit());
    }

    @Test
    void shouldKeepNoVolatilitiesUnlessTold() throws IOException {
        assertEquals(
                VolatilitySettings.off(),
                new ServerConfigReader()
                        .read("volatility: {bar: 1m}", BASE)
                        .risk()
                        .volatility());
    }

    @Test
    void shouldReadUdpLinesAndCaptures() throws IOException {
        final ServerConfig config = new ServerConfigReader().read("""
            feeds:
              - name: a
                venue: cme
                lines:
                  - {line: 0, host: 127.0.0.1, port: 14310}
              - name: b
                venue: deribit
                captures: day.pcapng
                speed: max
            """, BASE);
        assertEquals(14310, config.feeds().get(0).lines().getFirst().port());
        assertEquals(
                Path.of("/base/day.pcapng"), config.feeds().get(1).captures().getFirst());
        assertTrue(Double.isInfinite(config.feeds().get(1).speed()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jornal: {directory: x} | jornal: unknown key; expected one of",
                "journal: {dir: x} | journal.dir: unknown key; expected one of directory",
                "journal: [1] | journal: a ARRAY given",
                "pipeline: {timerInterval: 5} | pipeline.timerInterval: '5' given; expected a duration",
                "pipeline: {ringSize: 1000} | pipeline.ringSize: '1000' given; expected a power of two",
                "pipeline: {threading: fast} | pipeline.threading: 'fast' given; expected one of auto, invoker",
                "risk: {participationRate: 110%} | expected a share between 0 and 1",
                "model: {scenarios: 2} | model.scenarios: '2' given; expected a number from 20",
                "model: {scenarios: 20.5} | expected a whole number",
                "aeron: {embeddedDriver: yes please} | expected true or false",
                "feeds: [{venue: cme}] | feeds[0].name: missing",
                "feeds: [{name: a, venue: nyse}] | feeds[0].venue: 'nyse' given",
                "feeds: [{name: a, venue: cme}] | neither lines nor captures",
                "feeds: [{name: a, venue: cme, captures: [f], speed: quick}] | feeds[0].speed: 'quick' given",
                "feeds: {name: a} | feeds: a OBJECT given; expected a list",
                "features: {bar: 0s} | features.bar: '0ns' given; expected a duration of 1ms or more",
                "features: {nearTicks: 0} | features.nearTicks: '0' given; expected a number from 1 to 10000",
                "features: {bars: 5} | features.bars: unknown key; expected one of",
                "volatility: {bars: 1m} | volatility.bars: unknown key; expected one of enabled, bar",
                "volatility: {bar: 2d} | volatility.bar: '172800000000000ns' given; expected a duration of 1d or less",
                "volatility: {bar: 10ms} | volatility.bar: '10000000ns' given; expected a duration of 100000000ns or"
                        + " more",
                "volatility: {bar: 1m, barOffset: 1m} | volatility.barOffset: '60000000000ns' given; expected a"
                        + " duration shorter than a bar",
                "volatility: {bar: 1h, session: 1m} | volatility.session: '60000000000ns' given; expected a duration of"
                        + " 3600000000000ns or more",
                "volatility: {daysAYear: 400} | volatility.daysAYear: '400' given; expected a number from 1 to 366",
                "volatility: {model: figarch} | volatility.model: 'figarch' given; expected one of garch, gjr, egarch",
                "volatility: {errors: cauchy} | volatility.errors: 'cauchy' given; expected one of normal, student",
                "volatility: {window: 100} | volatility.leastReturns: '250' given; expected a number from 60, which the"
                        + " model needs, to the window of 100",
                "volatility: {leastReturns: 40} | volatility.leastReturns: '40' given; expected a number from 60",
                "volatility: {refitInterval: 2h, maxFitAge: 1h} | volatility.refitInterval: '7200000000000ns' given;"
                        + " expected a duration no longer than maxFitAge",
                "volatility: {horizonDays: 31} | volatility.horizonDays: '31' given; expected a number from 1 to 30",
                "volatility: {bar: 1m, model: egarch} | volatility.horizonDays: '1.0' given; expected a horizon of 32"
                        + " bars or fewer for this model, not 1440",
                "volatility: {coreShare: 0.1%} | volatility.coreShare: '0.001' given; expected a share of 1% or more",
                "risk: {maxOrders: 0} | risk.maxOrders: '0' given; expected a number from 1 to 16777216",
                "feeds: [{name: a, venue: cme, lines: [{host: h, port: 1}], retransmission: {host: h, port: 1}}] |"
                        + " feeds[0].retransmission: given for cme; expected only for a venue that can be asked",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}], retransmission: {port: 1}}] |"
                        + " feeds[0].retransmission.host: missing",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}], retransmission: {host: h}}] |"
                        + " feeds[0].retransmission.port: missing",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}],"
                        + " retransmission: {host: h, port: 1, attempts: 0}}] |"
                        + " feeds[0].retransmission.attempts: '0' given; expected a number from 1 to 16",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}],"
                        + " retransmission: {host: h, port: 1, mostMessages: 65535}}] |"
                        + " feeds[0].retransmission.mostMessages: '65535' given; expected a number from 1 to 65534",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}],"
                        + " retransmission: {host: h, port: 1, timeout: 0ms}}] |"
                        + " feeds[0].retransmission.timeout: '0' given; expected a duration above 0",
                "feeds: [{name: a, venue: nasdaq, lines: [{host: h, port: 1}],"
                        + " retransmission: {host: h, port: 1, retries: 3}}] |"
                        + " feeds[0].retransmission.retries: unknown key",
            })
    void shouldNameTheKeyThatIsWrong(final String yaml, final String expected) {
        final ConfigException refusal =
                assertThrows(ConfigException.class, () -> new ServerConfigReader().read(yaml, BASE));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        final ConfigException refusal =
                assertThrows(ConfigException.class, () -> new ServerConfigReader().read(Path.of("absent.yaml")));
        assertEquals("configuration file absent.yaml does not exist", refusal.getMessage());
    }
}
