package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.Venue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTermsTest {
    private static OrderTerms terms(final double multiplier, final boolean inverse) {
        final RiskModel model = Models.standard();
        final List<Instrument> instruments = new ArrayList<>(model.instruments());
        instruments.set(
                1,
                new Instrument(
                        1,
                        "I1",
                        new Venue("CME", 1),
                        AssetClass.FUTURE,
                        0,
                        multiplier,
                        true,
                        1,
                        1_000_000,
                        0.01,
                        null,
                        inverse));
        return new OrderTerms(
                new RiskModel(
                        model.baseCurrency(),
                        model.currencies(),
                        instruments,
                        model.tree(),
                        model.positions(),
                        model.limits(),
                        model.history(),
                        model.regimeFactor(),
                        model.settings()),
                LimitsSettings.defaults());
    }

    @Test
    void shouldValueAnOrderAtItsPriceWhateverTheSign() {
        assertEquals(500, terms(10, false).value(1, 50));
        assertEquals(370, terms(10, false).value(1, -37));
    }

    @Test
    void shouldValueAnInverseOrderInTheCoinsThatItsDollarsBuy() {
        assertEquals(10 / 25_000.0, terms(10, true).value(1, 25_000));
    }

    @Test
    void shouldPassNoLimitWithAnInverseOrderWithoutAPrice() {
        assertEquals(Double.POSITIVE_INFINITY, terms(10, true).value(1, 0));
    }
}
