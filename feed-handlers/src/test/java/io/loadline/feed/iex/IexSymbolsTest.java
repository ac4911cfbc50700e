package io.loadline.feed.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table of symbols beside the map of the library. */
final class IexSymbolsTest {
    private static final long SEED = 8_001;
    private static final int STOCKS = 40_000;

    private final IexSymbols symbols = new IexSymbols();

    @Test
    void shouldNotKnowASymbolThatWasNotAdded() {
        assertNull(symbols.get(0x2020_2020_2020_2041L));
    }

    @Test
    void shouldFindWhatAMapFindsBeyondItsFirstCapacity() {
        final Map<Long, IexInstrument> twin = new HashMap<>();
        final SplittableRandom random = new SplittableRandom(SEED);
        while (twin.size() < STOCKS) {
            final long symbol = random.nextLong();
            assertSame(twin.get(symbol), symbols.get(symbol), () -> "seed " + SEED + ", symbol " + symbol);
            if (!twin.containsKey(symbol)) {
                final IexInstrument instrument = new IexInstrument(twin.size(), twin.size(), symbol, null);
                twin.put(symbol, instrument);
                symbols.add(instrument);
            }
        }
        twin.forEach((symbol, instrument) -> assertSame(instrument, symbols.get(symbol), () -> "seed " + SEED));
    }

    @Test
    void shouldTellSymbolsApartThatDifferInTheirLastCharacterOnly() {
        for (int last = 0; last < 256; last++) {
            symbols.add(new IexInstrument(last, last, (long) last << 56, null));
        }
        for (int last = 0; last < 256; last++) {
            assertEquals(last, symbols.get((long) last << 56).index);
        }
    }
}
