package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegimePathTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private static List<RegimeLabel> labels(final Scenario scenario) {
        return new RegimePath(scenario, 5, 100, 120 * SECOND_NS).labels();
    }

    private static Set<MarketRegime> regimes(final Scenario scenario) {
        final Set<MarketRegime> regimes = EnumSet.noneOf(MarketRegime.class);
        labels(scenario).forEach(label -> regimes.add(label.regime()));
        return regimes;
    }

    @Test
    void shouldStayQuietWhenCalm() {
        assertEquals(EnumSet.of(MarketRegime.NEUTRAL, MarketRegime.BULL), regimes(Scenario.CALM));
    }

    @Test
    void shouldGoUpAndDownWhenTrending() {
        assertEquals(EnumSet.of(MarketRegime.BEAR, MarketRegime.BULL), regimes(Scenario.TRENDING));
    }

    @Test
    void shouldPassThroughCrisisWhenVolatile() {
        assertTrue(regimes(Scenario.VOLATILE).contains(MarketRegime.CRISIS));
    }

    @Test
    void shouldCrashAfterSixSeconds() {
        final RegimeLabel crash = labels(Scenario.FLASH_CRASH).get(1);
        assertEquals(100 + 6 * SECOND_NS, crash.timeNs());
        assertEquals(MarketRegime.CRISIS, crash.regime());
        assertEquals(-0.07, crash.driftPerSecond() * 2.5, 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void shouldLabelTheWholeRunInOrder(final Scenario scenario) {
        final List<RegimeLabel> labels = labels(scenario);
        assertEquals(100, labels.getFirst().timeNs());
        for (int i = 1; i < labels.size(); i++) {
            assertTrue(labels.get(i).timeNs() > labels.get(i - 1).timeNs());
        }
    }

    @Test
    void shouldRankVolatilityByRegime() {
        double last = 0;
        for (final MarketRegime regime : MarketRegime.values()) {
            assertTrue(RegimePath.volatilityMultiple(regime) > last);
            last = RegimePath.volatilityMultiple(regime);
        }
    }
}
