package io.loadline.gateway.model;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.Venue;
import io.loadline.feed.VenueFeeds;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code instruments.csv}: one line an instrument; its place in the file is its id. */
final class InstrumentsFile {
    private static final int LONGEST_SYMBOL = 32;
    private static final long NANOS = 1_000_000_000L;

    private static final String INVERSE = "inverse";
    private static final String EXERCISE = "exercise";

    private final boolean hasInverse;
    private final boolean hasExercise;
    private final List<CsvTable.Row> rows;
    private final Map<String, Integer> symbols = new LinkedHashMap<>();

    InstrumentsFile(final CsvTable table) {
        hasInverse = table.header().contains(INVERSE);
        hasExercise = table.header().contains(EXERCISE);
        rows = table.expectingPerhaps(
                        List.of(INVERSE, EXERCISE),
                        "symbol",
                        "venue",
                        "assetClass",
                        "currency",
                        "multiplier",
                        "margined",
                        "historyColumn",
                        "averageDailyVolume",
                        "dailyVolatility",
                        "underlying",
                        "optionType",
                        "strike",
                        "expiry")
                .rows();
        for (final CsvTable.Row row : rows) {
            if (symbols.put(row.ascii("symbol", LONGEST_SYMBOL), symbols.size()) != null) {
                throw row.refusal("symbol", "each symbol once");
            }
        }
    }

    Map<String, Integer> symbols() {
        return symbols;
    }

    Set<String> historyColumns() {
        final Set<String> columns = new LinkedHashSet<>();
        for (final CsvTable.Row row : rows) {
            if (!row.isBlank("historyColumn")) {
                columns.add(row.text("historyColumn"));
            }
        }
        return columns;
    }

    List<Instrument> load(final List<String> currencies, final List<String> historyColumns) {
        final List<Instrument> instruments = new ArrayList<>();
        for (final CsvTable.Row row : rows) {
            final int currency = currencies.indexOf(row.required("currency"));
            if (currency < 0) {
                throw row.refusal("currency", "a currency of " + ModelFiles.CURRENCIES);
            }
            final AssetClass assetClass = row.choice("assetClass", AssetClass.class);
            final OptionTerms option = option(row, assetClass);
            instruments.add(new Instrument(
                    instruments.size(),
                    row.required("symbol"),
                    venue(row),
                    assetClass,
                    currency,
                    row.positive("multiplier"),
                    row.flag("margined"),
                    historyColumns.indexOf(row.text("historyColumn")),
                    row.positive("averageDailyVolume"),
                    row.positive("dailyVolatility"),
                    option,
                    inverse(row, assetClass)));
        }
        return instruments;
    }

    /** A column that may be left out: models from before it keep their digest. */
    private boolean inverse(final CsvTable.Row row, final AssetClass assetClass) {
        final boolean inverse = hasInverse && !row.isBlank(INVERSE) && row.flag(INVERSE);
        if (inverse && (assetClass != AssetClass.FUTURE || !row.flag("margined"))) {
            throw row.refusal(
                    INVERSE,
                    "true for a margined FUTURE alone; options in a coin are known by their definition in the log");
        }
        return inverse;
    }

    private static Venue venue(final CsvTable.Row row) {
        final Venue venue = VenueFeeds.venue(row.required("venue"));
        if (venue == null) {
            throw row.refusal("venue", "NONE, or in capitals one of " + VenueFeeds.names());
        }
        return venue;
    }

    /** A column that may be left out, as the definitions of most venues say it. */
    private ExerciseStyle exercise(final CsvTable.Row row) {
        if (!hasExercise || row.isBlank(EXERCISE)) {
            return ExerciseStyle.NOT_TOLD;
        }
        return switch (row.text(EXERCISE)) {
            case "EUROPEAN" -> ExerciseStyle.EUROPEAN;
            case "AMERICAN" -> ExerciseStyle.AMERICAN;
            default -> throw row.refusal(EXERCISE, "EUROPEAN, AMERICAN, or nothing: then as the venue defines it");
        };
    }

    private OptionTerms option(final CsvTable.Row row, final AssetClass assetClass) {
        final boolean none = row.isBlank("optionType");
        if (none != (assetClass != AssetClass.OPTION)) {
            throw row.refusal("optionType", "CALL or PUT for an OPTION, and nothing for any other asset class");
        }
        if (none) {
            if (hasExercise && !row.isBlank(EXERCISE)) {
                throw row.refusal(EXERCISE, "nothing where it is no OPTION");
            }
            return null;
        }
        final boolean call = switch (row.text("optionType")) {
            case "CALL" -> true;
            case "PUT" -> false;
            default -> throw row.refusal("optionType", "CALL or PUT");
        };
        final Integer underlying = symbols.get(row.required("underlying"));
        if (underlying == null) {
            throw row.refusal("underlying", "an instrument of this file");
        }
        if (rows.get(underlying).isBlank("historyColumn")) {
            throw row.refusal("underlying", "an instrument with a historyColumn: option scenarios come from it");
        }
        return new OptionTerms(underlying, call, row.positive("strike"), expiryNs(row), exercise(row));
    }

    private static long expiryNs(final CsvTable.Row row) {
        try {
            final Instant expiry = Instant.parse(row.required("expiry"));
            return expiry.getEpochSecond() * NANOS + expiry.getNano();
        } catch (final DateTimeParseException e) {
            throw row.refusal("expiry", "a UTC time such as 2027-03-19T14:30:00Z");
        }
    }
}
