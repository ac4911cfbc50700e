package io.loadline.gateway.model;

import io.loadline.core.model.Currency;
import io.loadline.gateway.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code currencies.csv}: the firm's own currency has no {@code rateSymbol}. */
final class CurrenciesFile {
    private final List<Currency> currencies = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private int base = -1;

    CurrenciesFile(final CsvTable table, final Map<String, Integer> symbols) {
        for (final CsvTable.Row row :
                table.expecting("code", "rateSymbol", "inverted", "initialRate").rows()) {
            final String code = row.ascii("code", 4);
            if (codes.contains(code)) {
                throw row.refusal("code", "each currency once");
            }
            if (row.isBlank("rateSymbol")) {
                if (base >= 0) {
                    throw row.refusal(
                            "rateSymbol", "an instrument; " + codes.get(base) + " is the base currency already");
                }
                base = codes.size();
                currencies.add(new Currency(code, -1, false, 1.0));
            } else {
                final Integer rate = symbols.get(row.text("rateSymbol"));
                if (rate == null) {
                    throw row.refusal("rateSymbol", "an instrument of " + ModelFiles.INSTRUMENTS);
                }
                final double initial = row.isBlank("initialRate") ? Double.NaN : row.positive("initialRate");
                currencies.add(new Currency(code, rate, row.flag("inverted"), initial));
            }
            codes.add(code);
        }
        if (base < 0) {
            throw new ConfigException(table.file() + ": no base currency; expected one line without rateSymbol");
        }
    }

    int base() {
        return base;
    }

    List<Currency> currencies() {
        return currencies;
    }

    List<String> codes() {
        return codes;
    }
}
