package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CmeSecuritiesTest {
    private static final int STRIDE = 1 << 16;

    private final CmeSecurities securities = new CmeSecurities();
    private final Map<Integer, CmeInstrument> map = new HashMap<>();

    private void add(final int securityId) {
        if (!map.containsKey(securityId)) {
            final CmeInstrument instrument = new CmeInstrument(securityId);
            map.put(securityId, instrument);
            securities.add(instrument);
        }
    }

    private void assertSameAsMap() {
        map.forEach((securityId, instrument) -> assertSame(instrument, securities.get(securityId)));
    }

    @Test
    void shouldFindWhatAMapFinds() {
        final SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            final int securityId = random.nextInt();
            assertSame(map.get(securityId), securities.get(securityId));
            add(securityId);
        }
        assertSameAsMap();
    }

    @Test
    void shouldFindNumbersInARowAndFarApart() {
        for (int i = -2_000; i < 2_000; i++) {
            add(i);
            add(i * STRIDE);
        }
        assertSameAsMap();
        assertNull(securities.get(2_000));
    }
}
