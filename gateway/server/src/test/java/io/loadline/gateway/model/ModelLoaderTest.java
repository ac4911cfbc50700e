package io.loadline.gateway.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.ExerciseStyle;
import io.loadline.core.model.FeatureSettings;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.HistoryGaps;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelLoaderTest {
    private static final int SCENARIOS = 20;

    private final Map<String, byte[]> files = new HashMap<>();

    @BeforeEach
    void writeGoodFiles() {
        put("instruments.csv", """
            symbol,venue,assetClass,currency,multiplier,margined,historyColumn,averageDailyVolume,dailyVolatility,underlying,optionType,strike,expiry
            ESZ6,CME,FUTURE,USD,50,true,SPX,1500000,0.01,,,,
            BUND,CME,FIXED_INCOME,EUR,1000,false,BUND,100000,0.004,,,,
            EURUSD,CME,FX,USD,1,false,EUR,1000000000,0.005,,,,
            ESC5000,CME,OPTION,USD,50,true,,1000,0.2,ESZ6,CALL,5000,2027-03-19T14:30:00Z
            """);
        put("currencies.csv", """
            code,rateSymbol,inverted,initialRate
            USD,,,
            EUR,EURUSD,false,1.1
            """);
        put("portfolio.csv", """
            node,parent,level
            ACC,STRAT,ACCOUNT
            STRAT,TRADER,STRATEGY
            TRADER,DESK,TRADER
            DESK,FIRM,DESK
            FIRM,,FIRM
            """);
        put("positions.csv", """
            account,symbol,quantity,averagePrice
            ACC,ESZ6,-10,5000.25
            ACC,BUND,100.5,131.12
            """);
        put("limits.csv", """
            node,control,metric,symbol,warn,hard
            FIRM,C13,0,,0.8,1000000
            ACC,C02,0,ESZ6,0.8,100
            """);
        final StringBuilder history = new StringBuilder("date,SPX,BUND,EUR,UNUSED\n");
        for (int day = 1; day <= 22; day++) {
            history.append("2026-01-%02d,%d,%s,%s,\n".formatted(day, 5000 + day, 130 + day * 0.1, 1.1 + day * 0.001));
        }
        put("history.csv", history.toString());
        put("history-columns.csv", "column,kind\nBUND,ABSOLUTE\n");
        put("regime.csv", "symbol\nESZ6\n");
    }

    @Test
    void shouldBuildTheModelItsFilesDescribe() {
        final RiskModel model = load();
        assertEquals(NodeLevel.FIRM, model.tree().node(0).level());
        assertEquals(5, model.tree().path(model.tree().idOf("ACC")).length);
        assertEquals(-1_000_000_000L, model.positions().getFirst().quantity());
        assertEquals(5_000_250_000_000L, model.positions().getFirst().averagePrice());
        assertEquals(ReturnKind.ABSOLUTE, model.history().kinds().get(1));
        assertEquals(SCENARIOS, model.history().scenarioCount());
        assertEquals(5002.0, model.history().prices()[0][0]);
        assertEquals(0, model.instruments().get(3).option().underlyingId());
        assertEquals(2, model.currencies().get(1).rateInstrument());
    }

    private void putInverse(final String flag, final String margined) {
        put("instruments.csv", """
            symbol,venue,assetClass,currency,multiplier,margined,historyColumn,averageDailyVolume,dailyVolatility,underlying,optionType,strike,expiry,inverse
            ESZ6,CME,FUTURE,USD,50,%s,SPX,1500000,0.01,,,,,%s
            BUND,CME,FIXED_INCOME,EUR,1000,false,BUND,100000,0.004,,,,,
            EURUSD,CME,FX,USD,1,false,EUR,1000000000,0.005,,,,,false
            """.formatted(margined, flag));
    }

    @Test
    void shouldReadWhichContractsAreInverse() {
        putInverse("true", "true");
        final RiskModel model = load();
        assertTrue(model.instruments().get(0).inverse());
        assertFalse(model.instruments().get(1).inverse());
        assertFalse(model.instruments().get(2).inverse());
    }

    @Test
    void shouldRefuseAnInverseContractThatIsNotMargined() {
        putInverse("true", "false");
        assertTrue(assertThrows(ConfigException.class, this::load)
                .getMessage()
                .startsWith("instruments.csv line 2, inverse: 'true' given; expected true for a margined FUTURE"));
    }

    @Test
    void shouldRefuseAnInverseContractWhoseScenariosAreDifferences() {
        putInverse("true", "true");
        put("history-columns.csv", "column,kind\nBUND,ABSOLUTE\nSPX,ABSOLUTE\n");
        assertTrue(assertThrows(ConfigException.class, this::load)
                .getMessage()
                .contains("ESZ6 is inverse and its historyColumn SPX is ABSOLUTE"));
    }

    private void putExercise(final String ofFuture, final String ofOption) {
        put("instruments.csv", """
            symbol,venue,assetClass,currency,multiplier,margined,historyColumn,averageDailyVolume,dailyVolatility,underlying,optionType,strike,expiry,exercise
            ESZ6,CME,FUTURE,USD,50,true,SPX,1500000,0.01,,,,,%s
            BUND,CME,FIXED_INCOME,EUR,1000,false,BUND,100000,0.004,,,,,
            EURUSD,CME,FX,USD,1,false,EUR,1000000000,0.005,,,,,
            ESC5000,CME,OPTION,USD,50,true,,1000,0.2,ESZ6,CALL,5000,2027-03-19T14:30:00Z,%s
            """.formatted(ofFuture, ofOption));
    }

    @ParameterizedTest
    @CsvSource({"AMERICAN, AMERICAN", "EUROPEAN, EUROPEAN", ", NOT_TOLD"})
    void shouldReadWhenAnOptionMayBeExercised(final String given, final ExerciseStyle expected) {
        putExercise("", given == null ? "" : given);
        assertEquals(expected, load().instruments().get(3).option().exercise());
    }

    @Test
    void shouldTakeAModelWithoutExerciseStyles() {
        assertEquals(
                ExerciseStyle.NOT_TOLD, load().instruments().get(3).option().exercise());
    }

    @Test
    void shouldRefuseAnUnknownExerciseStyle() {
        putExercise("", "BERMUDAN");
        assertTrue(assertThrows(ConfigException.class, this::load)
                .getMessage()
                .startsWith("instruments.csv line 5, exercise: 'BERMUDAN' given; expected EUROPEAN, AMERICAN, or"));
    }

    @Test
    void shouldRefuseAnExerciseStyleOfWhatIsNoOption() {
        putExercise("AMERICAN", "");
        assertTrue(assertThrows(ConfigException.class, this::load)
                .getMessage()
                .startsWith("instruments.csv line 2, exercise: 'AMERICAN' given; expected nothing"));
    }

    @Test
    void shouldRebuildTheSameModelFromItsManifest() {
        final ModelFiles original = files();
        final Map<String, byte[]> blobs = new HashMap<>();
        files.values().forEach(content -> blobs.put(ModelFiles.sha256(content), content));
        final ModelFiles again = ModelFiles.ofManifest(original.manifest(), blobs::get);
        assertArrayEquals(original.manifest(), again.manifest());
        assertEquals(RiskSettings.defaults(), ModelLoader.load(again).settings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "history.csv | date,SPX, | date,SPY, | column 'SPX' is missing",
                "history.csv | 2026-01-05,5005 | 2026-01-05,NaN | history.csv line 6, SPX: 'NaN' given; expected a"
                        + " positive number",
                "history.csv | 2026-01-05,5005 | 2026-01-05, | history.csv line 6, SPX: '' given; expected a price",
                "history.csv | 2026-01-05 | 2026-01-03 | expected a day after 2026-01-04",
                "positions.csv | ACC,ESZ6 | ACC,NQZ6 | positions.csv line 2, symbol: 'NQZ6' given; expected an"
                        + " instrument",
                "positions.csv | ACC,ESZ6 | DESK,ESZ6 | positions.csv line 2, account: 'DESK' given; expected an"
                        + " account",
                "positions.csv | ACC,BUND | ACC,ESZ6 | one line for each account and symbol",
                "positions.csv | -10 | NaN | positions.csv line 2, quantity: 'NaN' given; expected a decimal number",
                "portfolio.csv | STRAT,TRADER | ACC,TRADER | portfolio.csv line 3, node: 'ACC' given; expected each"
                        + " node once",
                "portfolio.csv | DESK,FIRM | DESK,STRAT | is in or below a cycle",
                "portfolio.csv | DESK,FIRM | DESK,NOWHERE | 'NOWHERE' given; expected a node of this file",
                "portfolio.csv | TRADER,DESK,TRADER | TRADER,DESK,FIRM | portfolio.csv line 4",
                "instruments.csv | ESZ6,CME | ESZ6,MARS | instruments.csv line 2, venue: 'MARS' given; expected NONE,"
                        + " or",
                "instruments.csv | BUND,CME | ESZ6,CME | each symbol once",
                "instruments.csv | margined | margine | column 'margined' is missing",
                "instruments.csv | 1000,false | -1000,false | multiplier: '-1000' given; expected a positive number",
                "instruments.csv | 0.2,ESZ6 | 0.2,ESZ9 | underlying: 'ESZ9' given",
                "instruments.csv | false,EUR | false, | EURUSD is the rate of EUR and has no historyColumn",
                "limits.csv | C13 | C99 | control: 'C99' given; expected one of C02",
                "limits.csv | 0.8,1000000 | 1.8,1000000 | warn: '1.8' given; expected a share",
                "limits.csv | 1000000 | -1 | hard: '-1' given; expected a number, 0 or more",
                "currencies.csv | USD,,, | USD,EURUSD,false,1 | no base currency",
                "regime.csv | ESZ6 | XX | regime.csv line 2, symbol: 'XX' given",
            })
    void shouldSayWhatIsWrong(final String file, final String from, final String to, final String expected) {
        final String good = new String(files.get(file), StandardCharsets.UTF_8);
        final String bad = good.replace(from, to == null ? "" : to);
        assertTrue(!bad.equals(good), "the case changes nothing: " + from);
        put(file, bad);
        final ConfigException refusal = assertThrows(ConfigException.class, this::load);
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    @Test
    void shouldCarryTheLastPriceOverABlankWhenAsked() {
        final String good = new String(files.get("history.csv"), StandardCharsets.UTF_8);
        put("history.csv", good.replace("2026-01-05,5005", "2026-01-05,"));
        final RiskModel model = ModelLoader.load(
                new ModelFiles(files, ModelSettings.toText(SCENARIOS, HistoryGaps.PREVIOUS, RiskSettings.defaults())));
        assertEquals(model.history().prices()[0][2], model.history().prices()[0][3]);
    }

    @Test
    void shouldRefuseMoreScenariosThanDays() {
        final ConfigException refusal = assertThrows(
                ConfigException.class,
                () -> ModelLoader.load(
                        new ModelFiles(files, ModelSettings.toText(22, HistoryGaps.REFUSE, RiskSettings.defaults()))));
        assertTrue(refusal.getMessage().contains("22 usable days given; expected at least 23"), refusal.getMessage());
    }

    private RiskModel load() {
        return ModelLoader.load(files());
    }

    private ModelFiles files() {
        return new ModelFiles(files, ModelSettings.toText(SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults()));
    }

    private void put(final String name, final String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldKeepTheNumberOfOrdersInTheManifestOnlyWhereItIsNotTheDefault() {
        final Map<String, String> shipped =
                ModelSettings.toText(SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults());
        final Map<String, String> other = ModelSettings.toText(
                SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults().withMaxOrders(9));

        assertEquals(
                RiskSettings.DEFAULT_MAX_ORDERS, ModelSettings.risk(shipped).maxOrders());
        assertEquals(9, ModelSettings.risk(other).maxOrders());
        assertEquals(shipped.size() + 1, other.size());
    }

    @Test
    void shouldGiveBackTheWindowsOfFeaturesFromTheManifest() {
        final FeatureSettings windows = new FeatureSettings(1, 2, 3, 4, 5, 6, 7, 8);
        final Map<String, String> text = ModelSettings.toText(
                SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults().withFeatures(windows));
        final ModelFiles again = ModelFiles.ofManifest(
                new ModelFiles(files, text).manifest(),
                digest -> files.values().stream()
                        .filter(content -> ModelFiles.sha256(content).equals(digest))
                        .findFirst()
                        .orElseThrow());

        assertEquals(windows, ModelLoader.load(again).settings().features());
    }

    @Test
    void shouldLeaveTheManifestAsItWasWhereTheWindowsAreTheDefaults() {
        final Map<String, String> text = ModelSettings.toText(SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults());
        assertTrue(text.keySet().stream().noneMatch(name -> name.startsWith("features.")), text.toString());
    }

    @Test
    void shouldNeverChangeTheWindowsThatAManifestWithoutThemMeans() {
        assertEquals(
                new FeatureSettings(
                        10_000_000_000L, 60_000_000_000L, 10_000_000_000L, 60, 5_000_000_000L, 5, 100_000_000L, 50),
                ModelSettings.risk(ModelSettings.toText(SCENARIOS, HistoryGaps.REFUSE, RiskSettings.defaults()))
                        .features());
    }
}
