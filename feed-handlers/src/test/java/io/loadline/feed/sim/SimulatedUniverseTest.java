package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.NodeLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedUniverseTest {
    private static final long AS_OF_NS = SimulatedExchangeTest.START_NS;
    private static final List<String> FILES = List.of(
            "instruments.csv",
            "currencies.csv",
            "portfolio.csv",
            "positions.csv",
            "limits.csv",
            "history.csv",
            "history-columns.csv",
            "regime.csv");

    @TempDir
    private Path directory;

    private static SimulatedUniverse universe(final int instruments) {
        return SimulatedUniverse.of(42, instruments, AS_OF_NS);
    }

    private List<String> written(final String file) throws IOException {
        universe(100).write(directory);
        return Files.readAllLines(directory.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 25, 100, 999, 10_000})
    void shouldListAsManyInstrumentsAsAsked(final int instruments) {
        assertEquals(instruments, universe(instruments).instruments().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 10_000})
    void shouldHoldHalfABillionDollarsOverFiveClasses(final int instruments) {
        final SimulatedUniverse universe = universe(instruments);
        final Set<AssetClass> classes = EnumSet.noneOf(AssetClass.class);
        for (final SimulatedPosition position : universe.portfolio().positions()) {
            classes.add(universe.instruments().get(position.instrument()).assetClass());
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(AssetClass.OTHER)), classes);
        assertTrue(universe.grossValue() >= 500e6, "gross " + universe.grossValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 10_000})
    void shouldGiveEachInstrumentASymbolThatFitsTheWire(final int instruments) {
        final Set<String> symbols = new HashSet<>();
        for (final SimulatedInstrument instrument : universe(instruments).instruments()) {
            assertTrue(symbols.add(instrument.symbol()), instrument.symbol() + " is there twice");
            assertTrue(instrument.symbol().length() <= 20, instrument.symbol());
        }
    }

    @Test
    void shouldTradeInFourCurrencies() {
        final Set<String> currencies = universe(100).instruments().stream()
                .map(SimulatedInstrument::currency)
                .collect(Collectors.toSet());
        assertEquals(Set.of("USD", "EUR", "GBP", "JPY"), currencies);
    }

    @Test
    void shouldHangOneFirmFiveDesksAndTheirPeopleInATree() throws IOException {
        final List<String> rows = written("portfolio.csv");
        assertEquals("firm,,FIRM", rows.get(1));
        assertEquals(1, count(rows, NodeLevel.FIRM));
        assertEquals(5, count(rows, NodeLevel.DESK));
        assertEquals(10, count(rows, NodeLevel.TRADER));
        assertEquals(20, count(rows, NodeLevel.STRATEGY));
        assertEquals(30, count(rows, NodeLevel.ACCOUNT));
    }

    private static long count(final List<String> rows, final NodeLevel level) {
        return rows.stream().filter(row -> row.endsWith("," + level)).count();
    }

    @Test
    void shouldNameEachParentBeforeItsChildren() throws IOException {
        final Set<String> known = new HashSet<>(Set.of(""));
        for (final String row : written("portfolio.csv").stream().skip(1).toList()) {
            final List<String> fields = fields(row);
            assertTrue(known.contains(fields.get(1)), row);
            assertTrue(known.add(fields.get(0)), row);
        }
    }

    @Test
    void shouldBuyPositionsAtTheOpeningPrice() throws IOException {
        final SimulatedUniverse universe = universe(100);
        final List<String> rows = written("positions.csv");
        assertEquals("account,symbol,quantity,averagePrice", rows.getFirst());
        final SimulatedPosition first = universe.portfolio().positions().getFirst();
        final SimulatedInstrument instrument = universe.instruments().get(first.instrument());
        final List<String> fields = fields(rows.get(1));
        assertEquals(instrument.symbol(), fields.get(1));
        assertEquals(instrument.initialPrice(), Double.parseDouble(fields.get(3)), 1e-9);
    }

    @Test
    void shouldDescribeEachInstrumentInThirteenFields() throws IOException {
        for (final String row : written("instruments.csv")) {
            assertEquals(13, fields(row).size(), row);
        }
    }

    @Test
    void shouldNameTheUnderlyingOfEachOptionAmongTheInstruments() throws IOException {
        final List<String> rows = written("instruments.csv").stream().skip(1).toList();
        final Set<String> symbols =
                rows.stream().map(row -> fields(row).getFirst()).collect(Collectors.toSet());
        for (final String row : rows) {
            final boolean option = "OPTION".equals(fields(row).get(2));
            assertEquals(option, symbols.contains(fields(row).get(9)), row);
            assertEquals(option, fields(row).get(6).isEmpty(), row);
        }
    }

    @Test
    void shouldConvertEveryCurrencyIntoDollars() throws IOException {
        final List<String> rows = written("currencies.csv");
        assertEquals("USD,,false,1", rows.get(1));
        assertEquals("EUR,EURUSD,false,1.085", rows.get(2));
        assertTrue(rows.get(4).startsWith("JPY,USDJPY,true,0.0066"), rows.get(4));
    }

    @Test
    void shouldSetEachAskedLimitOnFirmAndDesks() throws IOException {
        final List<String> rows = written("limits.csv");
        assertEquals("node,control,metric,symbol,warn,hard", rows.getFirst());
        for (final String node : List.of("firm", "equity", "futures", "options", "fx", "rates")) {
            final Set<String> controls = rows.stream()
                    .filter(row -> row.startsWith(node + ","))
                    .map(row -> fields(row).get(1))
                    .collect(Collectors.toSet());
            assertEquals(Set.of("C02", "C03", "C04", "C05", "C09", "C10", "C13", "C16", "C17"), controls);
        }
    }

    @Test
    void shouldWriteAThousandAndOneDays() throws IOException {
        final List<String> rows = written("history.csv");
        assertEquals(1002, rows.size());
        final int columns = fields(rows.getFirst()).size();
        assertTrue(rows.stream().allMatch(row -> fields(row).size() == columns));
        assertEquals(
                columns,
                Files.readAllLines(directory.resolve("history-columns.csv")).size());
    }

    @Test
    void shouldMeasureTheMarketByTenLiquidInstruments() throws IOException {
        assertEquals(11, written("regime.csv").size());
    }

    @Test
    void shouldWriteTheSameFilesForTheSameSeed(@TempDir final Path other) throws IOException {
        universe(100).write(directory);
        universe(100).write(other);
        for (final String file : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve(file)), Files.readAllBytes(other.resolve(file)), file);
        }
    }

    @Test
    void shouldDifferForAnotherSeed() {
        assertFalse(SimulatedUniverse.of(1, 50, AS_OF_NS)
                .instruments()
                .equals(SimulatedUniverse.of(2, 50, AS_OF_NS).instruments()));
    }

    @Test
    void shouldNameTheSizeItRefuses() {
        assertEquals(
                "universe instruments is 10001; expected 10 to 10000",
                assertThrows(IllegalArgumentException.class, () -> universe(10_001))
                        .getMessage());
    }

    private static List<String> fields(final String row) {
        return List.of(row.split(",", -1));
    }
}
