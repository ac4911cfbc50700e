package io.loadline.gateway.store;

import io.loadline.core.event.FeatureSection;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of the store and their columns. Columns are only ever appended. */
enum StoreTable {
    /** Every record of the log. */
    EVENTS("sequence BIGINT, time TIMESTAMP_NS, epoch INTEGER, template VARCHAR"),

    /** Trades as the feed told them. */
    TRADES("sequence BIGINT, time TIMESTAMP_NS, exchange_time TIMESTAMP_NS, instrument INTEGER, price DOUBLE, "
            + "quantity DOUBLE, aggressor VARCHAR, action VARCHAR, side TINYINT, effective_spread DOUBLE"),

    /** Tops of books, one row a change. */
    QUOTES("sequence BIGINT, time TIMESTAMP_NS, exchange_time TIMESTAMP_NS, instrument INTEGER, bid DOUBLE, "
            + "bid_quantity DOUBLE, ask DOUBLE, ask_quantity DOUBLE, bid_depth DOUBLE, ask_depth DOUBLE, "
            + "quality SMALLINT, trading_status TINYINT"),

    /** Bars of a second and of a minute. */
    BARS("length VARCHAR, time TIMESTAMP_NS, instrument INTEGER, open DOUBLE, high DOUBLE, low DOUBLE, close DOUBLE, "
            + "volume DOUBLE, turnover DOUBLE, trades INTEGER, mid_open DOUBLE, mid_high DOUBLE, mid_low DOUBLE, "
            + "mid_close DOUBLE, complete BOOLEAN"),

    /** Microstructure features, sampled as on stream 14. */
    FEATURES("sequence BIGINT, time TIMESTAMP_NS, instrument INTEGER, quality SMALLINT, "
            + sampled().stream().map(name -> name + " DOUBLE").collect(Collectors.joining(", "))),

    /** What each instrument is, as last defined. */
    INSTRUMENTS("instrument INTEGER, symbol VARCHAR, venue INTEGER, asset_class INTEGER, currency VARCHAR, "
            + "security_id BIGINT, price_increment DOUBLE, multiplier DOUBLE, option_type VARCHAR, strike DOUBLE, "
            + "expiry TIMESTAMP_NS, underlying VARCHAR, exercise VARCHAR, sequence BIGINT");

    private final String columns;

    StoreTable(final String columns) {
        this.columns = columns;
    }

    /** Returns the name in SQL. */
    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String ddl() {
        return "CREATE TABLE " + sqlName() + " (" + columns + ")";
    }

    /** Returns the feature columns, in the order of the section. */
    static List<String> sampled() {
        return Arrays.stream(featureFields())
                .map(field -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the fields of those columns. */
    static Field[] featureFields() {
        return Arrays.stream(FeatureSection.class.getFields())
                .filter(field -> field.getType() == double.class
                        && !field.getName().equals("orderFlow")
                        && !field.getName().equals("effectiveSpread"))
                .toArray(Field[]::new);
    }
}
