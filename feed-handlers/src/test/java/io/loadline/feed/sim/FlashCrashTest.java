package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.AssetClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlashCrashTest {
    private static final int INSTRUMENTS = 100;
    private static final long SECOND_NS = 1_000_000_000L;

    private SimulatedUniverse universe;
    private SimulatedExchange exchange;

    @BeforeEach
    void start() {
        universe = SimulatedUniverse.of(31, INSTRUMENTS, SimulatedExchangeTest.START_NS);
        exchange = new SimulatedExchange(
                SimulationSettings.of(31, INSTRUMENTS, Scenario.FLASH_CRASH, 10_000, 30 * SECOND_NS),
                universe,
                SimulatedExchangeTest.START_NS);
    }

    private void runTo(final double seconds) {
        exchange.advanceTo(
                exchange.openTimeNs() + (long) (seconds * SECOND_NS), (line, buffer, offset, length, timeNs) -> {});
    }

    private double mean(final AssetClass assetClass, final Measure measure) {
        return universe.instruments().stream()
                .filter(i -> i.assetClass() == assetClass)
                .mapToDouble(measure::of)
                .average()
                .orElseThrow();
    }

    private double logReturn(final SimulatedInstrument instrument) {
        final double mid = 0.5 * (exchange.bestBid(instrument.id()) + exchange.bestAsk(instrument.id()));
        return Math.log(
                mid / (instrument.initialTicks() * (double) instrument.quoting().tick()));
    }

    private double spreadTicks(final SimulatedInstrument instrument) {
        return exchange.books().priceTicks(instrument.id(), SimulatedBooks.ASK, 0)
                - (double) exchange.books().priceTicks(instrument.id(), SimulatedBooks.BID, 0);
    }

    private double bidLots(final SimulatedInstrument instrument) {
        return exchange.books().quantity(instrument.id(), SimulatedBooks.BID, 0)
                / (double) instrument.quoting().lotSize();
    }

    private interface Measure {
        double of(SimulatedInstrument instrument);
    }

    @Test
    void shouldTakeSharesDownByManyPercentInThreeSeconds() {
        runTo(6);
        final double before = mean(AssetClass.EQUITY, this::logReturn);
        runTo(9);
        assertTrue(mean(AssetClass.EQUITY, this::logReturn) - before < -0.045, "seed 31");
    }

    @Test
    void shouldSendNotesUp() {
        runTo(6);
        final double before = mean(AssetClass.FIXED_INCOME, this::logReturn);
        runTo(9);
        assertTrue(mean(AssetClass.FIXED_INCOME, this::logReturn) > before, "seed 31");
    }

    @Test
    void shouldWidenSpreads() {
        runTo(5);
        final double before = mean(AssetClass.EQUITY, this::spreadTicks);
        runTo(8);
        assertTrue(mean(AssetClass.EQUITY, this::spreadTicks) > 2.5 * before, "seed 31");
    }

    @Test
    void shouldThinTheBook() {
        runTo(5);
        final double before = mean(AssetClass.EQUITY, this::bidLots);
        runTo(8);
        assertTrue(mean(AssetClass.EQUITY, this::bidLots) < 0.6 * before, "seed 31");
    }

    @Test
    void shouldRecoverInPart() {
        runTo(11);
        final double bottom = mean(AssetClass.EQUITY, this::logReturn);
        runTo(18);
        final double after = mean(AssetClass.EQUITY, this::logReturn);
        assertTrue(after > bottom + 0.01 && after < -0.01, "seed 31: " + bottom + " then " + after);
    }
}
