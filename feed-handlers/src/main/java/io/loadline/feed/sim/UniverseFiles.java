package io.loadline.feed.sim;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes a universe as comma-separated files with a header row, numbers as plain decimals, empty where there is none. */
final class UniverseFiles {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 10;

    private final SimulatedUniverse universe;
    private final Path directory;

    UniverseFiles(final SimulatedUniverse universe, final Path directory) {
        this.universe = universe;
        this.directory = directory;
    }

    void write() throws IOException {
        writeInstruments();
        writeCurrencies();
        writePortfolio();
        writePositions();
        writeLimits();
        writeHistory();
        writeHistoryColumns();
        writeRegime();
    }

    private BufferedWriter open(final String name, final String header) throws IOException {
        final BufferedWriter writer = Files.newBufferedWriter(directory.resolve(name), StandardCharsets.UTF_8);
        writer.write(header);
        writer.write('\n');
        return writer;
    }

    private static void row(final BufferedWriter writer, final String... fields) throws IOException {
        writer.write(String.join(",", fields));
        writer.write('\n');
    }

    private void writeInstruments() throws IOException {
        final GeneratedHistory history = universe.history();
        try (BufferedWriter writer = open(
                "instruments.csv",
                "symbol,venue,assetClass,currency,multiplier,margined,historyColumn,averageDailyVolume,dailyVolatility,"
                        + "underlying,optionType,strike,expiry")) {
            for (final SimulatedInstrument instrument : universe.instruments()) {
                final OptionContract option = instrument.option();
                final int column = history.columnOf(instrument.id());
                row(
                        writer,
                        instrument.symbol(),
                        "CME",
                        instrument.assetClass().name(),
                        instrument.currency(),
                        plain(instrument.multiplier()),
                        Boolean.toString(instrument.margined()),
                        column < 0 ? "" : history.name(column),
                        Long.toString(Math.round(instrument.averageDailyVolume())),
                        plain(dailyVolatility(instrument)),
                        option == null
                                ? ""
                                : universe.instruments()
                                        .get(option.underlying())
                                        .symbol(),
                        option == null ? "" : option.call() ? "CALL" : "PUT",
                        option == null ? "" : plain(option.strike()),
                        option == null ? "" : instant(option.expiryNs()).toString());
            }
        }
    }

    /** Of an option: the underlying's, times its elasticity. */
    private double dailyVolatility(final SimulatedInstrument instrument) {
        final double volatility = instrument.drivers().dailyVolatility();
        final OptionContract option = instrument.option();
        if (option == null) {
            return volatility;
        }
        final double forward = universe.instruments().get(option.underlying()).initialPrice();
        final double delta = Math.abs(OptionValue.delta(option, forward, universe.asOfNs()));
        return Math.max(0.01, volatility * delta * forward / instrument.initialPrice());
    }

    private void writeCurrencies() throws IOException {
        try (BufferedWriter writer = open("currencies.csv", "code,rateSymbol,inverted,initialRate")) {
            row(writer, "USD", "", "false", "1");
            row(writer, "EUR", "EURUSD", "false", plain(ForexListing.dollars("EUR")));
            row(writer, "GBP", "GBPUSD", "false", plain(ForexListing.dollars("GBP")));
            row(writer, "JPY", "USDJPY", "true", plain(ForexListing.dollars("JPY")));
        }
    }

    private void writePortfolio() throws IOException {
        try (BufferedWriter writer = open("portfolio.csv", "node,parent,level")) {
            for (final DemoPortfolio.Node node : universe.portfolio().nodes()) {
                row(writer, node.name(), node.parent(), node.level());
            }
        }
    }

    private void writePositions() throws IOException {
        try (BufferedWriter writer = open("positions.csv", "account,symbol,quantity,averagePrice")) {
            for (final SimulatedPosition position : universe.portfolio().positions()) {
                final SimulatedInstrument instrument = universe.instruments().get(position.instrument());
                final long price =
                        instrument.initialTicks() * instrument.quoting().tick();
                row(
                        writer,
                        position.account(),
                        instrument.symbol(),
                        Long.toString(position.quantity()),
                        plain(BigDecimal.valueOf(price, 9)));
            }
        }
    }

    private void writeLimits() throws IOException {
        try (BufferedWriter writer = open("limits.csv", "node,control,metric,symbol,warn,hard")) {
            for (final DemoLimits.Row limit : universe.limits().rows()) {
                row(
                        writer,
                        limit.node(),
                        String.format("C%02d", limit.control()),
                        Integer.toString(limit.metric()),
                        "",
                        plain(limit.warn()),
                        limit.hard() < 1 ? plain(limit.hard()) : Long.toString(Math.round(limit.hard())));
            }
        }
    }

    private void writeHistory() throws IOException {
        final GeneratedHistory history = universe.history();
        final StringBuilder line = new StringBuilder("date");
        for (int column = 0; column < history.columns(); column++) {
            line.append(',').append(history.name(column));
        }
        final LocalDate[] dates = GeneratedHistory.dates(
                instant(universe.asOfNs()).atZone(ZoneOffset.UTC).toLocalDate());
        try (BufferedWriter writer = open("history.csv", line.toString())) {
            for (int row = 0; row < GeneratedHistory.ROWS; row++) {
                line.setLength(0);
                line.append(dates[row]);
                for (int column = 0; column < history.columns(); column++) {
                    line.append(',').append(plain(history.price(column, row)));
                }
                row(writer, line.toString());
            }
        }
    }

    private void writeHistoryColumns() throws IOException {
        try (BufferedWriter writer = open("history-columns.csv", "column,kind")) {
            for (int column = 0; column < universe.history().columns(); column++) {
                row(writer, universe.history().name(column), "LOG");
            }
        }
    }

    private void writeRegime() throws IOException {
        final List<SimulatedInstrument> instruments = universe.instruments();
        try (BufferedWriter writer = open("regime.csv", "symbol")) {
            for (final int id : universe.regimeFactor()) {
                row(writer, instruments.get(id).symbol());
            }
        }
    }

    private static Instant instant(final long timeNs) {
        return Instant.ofEpochSecond(timeNs / NS_PER_SECOND, timeNs % NS_PER_SECOND);
    }

    private static String plain(final double value) {
        return plain(new BigDecimal(value).round(new MathContext(SIGNIFICANT_DIGITS)));
    }

    private static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
