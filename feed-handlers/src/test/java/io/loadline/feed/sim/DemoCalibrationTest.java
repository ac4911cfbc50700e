package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values the opening positions at liquidation prices along a run and compares the worst loss of each desk with its C16 and C17 limits. */
@Tag("slow")
class DemoCalibrationTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long LOOK_NS = SECOND_NS / 10;

    /** Worst use of the daily loss limit along a run, by desk, 1 being the limit. */
    private static Map<Desk, Double> worstUse(
            final long seed, final int instruments, final Scenario scenario, final int seconds) {
        final SimulatedUniverse universe = SimulatedUniverse.of(seed, instruments, SimulatedExchangeTest.START_NS);
        final SimulationSettings settings =
                SimulationSettings.of(seed, instruments, scenario, 20 * instruments, seconds * SECOND_NS);
        final SimulatedExchange exchange = new SimulatedExchange(settings, universe, SimulatedExchangeTest.START_NS);
        final Map<Desk, Double> worst = new EnumMap<>(Desk.class);
        for (long now = exchange.openTimeNs(); now <= exchange.closeTimeNs(); now += LOOK_NS) {
            exchange.advanceTo(now, (line, buffer, offset, length, timeNs) -> {});
            for (final Desk desk : Desk.values()) {
                worst.merge(desk, -profit(universe, exchange, desk) / dailyLoss(universe, desk), Math::max);
            }
        }
        return worst;
    }

    private static double profit(final SimulatedUniverse universe, final SimulatedExchange exchange, final Desk desk) {
        double sum = 0;
        for (final SimulatedPosition position : universe.portfolio().positions()) {
            if (position.desk() == desk) {
                final SimulatedInstrument instrument = universe.instruments().get(position.instrument());
                final long price =
                        position.quantity() > 0 ? exchange.bestBid(instrument.id()) : exchange.bestAsk(instrument.id());
                sum += position.quantity()
                        * (Scale.price(price) - instrument.initialPrice())
                        * instrument.multiplier()
                        * ForexListing.dollars(instrument.currency());
            }
        }
        return sum;
    }

    private static double dailyLoss(final SimulatedUniverse universe, final Desk desk) {
        return universe.limits().rows().stream()
                .filter(r -> r.node().equals(desk.node()) && r.control() == 16)
                .findFirst()
                .orElseThrow()
                .hard();
    }

    @ParameterizedTest
    @CsvSource({"1,10", "2,10", "3,100", "42,100", "4,1000", "5,1000", "42,1000"})
    void shouldStayWithinItsLimitsForACalmMinute(final long seed, final int instruments) {
        final Map<Desk, Double> worst = worstUse(seed, instruments, Scenario.CALM, 60);
        assertTrue(worst.values().stream().allMatch(use -> use < 0.8), "seed " + seed + ": " + worst);
    }

    @ParameterizedTest
    @CsvSource({"1,10", "2,10", "3,100", "42,100", "4,1000", "5,1000", "42,1000"})
    void shouldKillTheEquityDeskInAFlashCrash(final long seed, final int instruments) {
        final Map<Desk, Double> worst = worstUse(seed, instruments, Scenario.FLASH_CRASH, 20);
        assertTrue(worst.get(Desk.EQUITY) > 1.2, "seed " + seed + ": " + worst);
    }
}
