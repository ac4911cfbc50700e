package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loadline.core.pricing.BlackScholes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Every combination of the words and of typical numbers that an option model takes: each has a price. */
final class OptionCombinationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Type, rate (below, at and above the yield, and below zero), yield, time and volatility. */
    private static final String MARKET =
            "'type': ['call', 'Put'], 'spot': [100], 'strike': [80, 100, 130], 'rate': [-0.01, 0.03, 0.08],"
                    + " 'dividendYield': [0, 0.03, 0.1], 'vol': [0.05, 0.25, 0.8], 'expiryYears': [0.02, 1, 8]";

    private static JsonNode parse(final String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Evaluates a model for each element of the product of the lists. */
    private static int each(final String model, final String lists, final BiConsumer<ObjectNode, ObjectNode> check) {
        final Model found = ModelRegistry.standard().named(model).orElseThrow();
        List<ObjectNode> all = List.of(JSON.createObjectNode());
        for (final var field : parse('{' + lists + '}').properties()) {
            final List<ObjectNode> longer = new ArrayList<>();
            for (final ObjectNode given : all) {
                field.getValue().forEach(value -> longer.add(given.deepCopy().set(field.getKey(), value)));
            }
            all = longer;
        }
        for (final ObjectNode given : all) {
            check.accept(
                    given,
                    found.evaluate(new Inputs(given, new CaseFamily("", ""), Path.of(".")))
                            .json());
        }
        return all.size();
    }

    private static void shouldPrice(final String model, final String lists) {
        shouldPrice(model, lists, -1e-9);
    }

    private static void shouldPrice(final String model, final String lists, final double least) {
        final int count = each(model, lists, (given, out) -> {
            assertTrue(out.get("price").isNumber(), () -> model + " of " + given + " gives " + out);
            assertTrue(out.get("price").doubleValue() >= least, () -> model + " of " + given + " gives " + out);
        });
        assertTrue(count > 0);
    }

    private static void shouldPriceWithGreeks(final String model, final String lists) {
        each(model, lists, (given, out) -> {
            for (final String field : new String[] {"price", "delta", "gamma", "vega", "theta", "rho"}) {
                assertTrue(out.get(field).isNumber(), () -> model + " of " + given + " gives " + out);
            }
        });
    }

    @Test
    void shouldPricePlainOptions() {
        shouldPriceWithGreeks("black-scholes", MARKET);
        shouldPrice(
                "black-76",
                "'type': ['call', 'put'], 'forward': [100], 'strike': [80, 100, 130], 'expiryYears': [0, 0.02, 8],"
                        + " 'vol': [0, 0.05, 0.8], 'discountFactor': [0.9, 1, 1.02]");
        shouldPrice(
                "bachelier",
                "'type': ['call', 'put'], 'forward': [-30, 0, 100], 'strike': [-10, 0, 90], 'expiryYears': [0.02, 8],"
                        + " 'normalVol': [1, 40], 'discountFactor': [0.9, 1, 1.02]");
    }

    @Test
    void shouldPriceBarriers() {
        shouldPriceWithGreeks(
                "barrier-option",
                MARKET
                        + ", 'barrierType': ['DownOut', 'down-and-in'], 'barrier': [85], 'rebate': [0, 3],"
                        + " 'monitoring': ['continuous', 'discrete'], 'monitoringDates': [50]");
        shouldPriceWithGreeks(
                "barrier-option",
                MARKET + ", 'barrierType': ['up-out', 'UP AND IN'], 'barrier': [118], 'rebate': [0, 3]");
    }

    @Test
    void shouldPriceBarriersThatAreTouched() {
        shouldPriceWithGreeks(
                "barrier-option",
                MARKET + ", 'barrierType': ['DownOut', 'DownIn'], 'barrier': [100, 110], 'rebate': [0, 3]");
        shouldPrice(
                "binary-barrier-option",
                MARKET + ", 'barrierType': ['UpOut', 'UpIn'], 'barrier': [100, 90], 'cash': [15]");
    }

    @Test
    void shouldPriceBinaryBarriers() {
        shouldPriceWithGreeks(
                "binary-barrier-option",
                MARKET
                        + ", 'barrierType': ['DownOut', 'DownIn'], 'barrier': [85], 'cash': [15],"
                        + " 'payoff': ['cash-or-nothing', 'asset-or-nothing']");
        shouldPriceWithGreeks(
                "binary-barrier-option",
                MARKET
                        + ", 'barrierType': ['UpOut', 'UpIn'], 'barrier': [118], 'cash': [15],"
                        + " 'payoff': ['cash-or-nothing', 'asset-or-nothing']");
    }

    @Test
    void shouldPricePartialAndDoubleBarriers() {
        shouldPriceWithGreeks(
                "partial-barrier-option",
                MARKET
                        + ", 'barrierType': ['DownOut', 'DownIn'], 'barrier': [85], 'watch': ['A', 'B1', 'B2'],"
                        + " 'watchYears': [0.01]");
        shouldPriceWithGreeks(
                "partial-barrier-option",
                MARKET
                        + ", 'barrierType': ['UpOut', 'UpIn'], 'barrier': [118], 'watch': ['until', 'from', 'B1'],"
                        + " 'watchYears': [0.01], 'rebate': [3]");
        shouldPriceWithGreeks(
                "double-barrier-option",
                MARKET
                        + ", 'barrierType': ['KnockOut', 'KnockIn'], 'lowerBarrier': [85], 'upperBarrier': [120],"
                        + " 'rebate': [0, 3]");
    }

    @Test
    void shouldPriceTouches() {
        final String market = MARKET.replace("'type': ['call', 'Put'], ", "").replace("'strike': [80, 100, 130], ", "");
        shouldPriceWithGreeks(
                "touch-option",
                market
                        + ", 'barrierType': ['Down', 'down-and-in'], 'barrier': [85], 'pays': ['touch', 'at expiry',"
                        + " 'no-touch'], 'payoff': ['cash', 'asset'], 'cash': [15]");
        shouldPriceWithGreeks(
                "double-touch-option",
                market + ", 'lowerBarrier': [85], 'upperBarrier': [118], 'pays': ['touch', 'expiry', 'no-touch']");
        shouldPriceWithGreeks(
                "double-touch-option",
                market + ", 'lowerBarrier': [85], 'upperBarrier': [118], 'pays': ['hit'], 'barrierType': ['up']");
    }

    @Test
    void shouldPriceDigitals() {
        shouldPriceWithGreeks(
                "digital-option",
                MARKET
                        + ", 'payoff': ['cash-or-nothing 10', 'Asset-or-nothing', 'cash or nothing', 'gap, pays S-90'],"
                        + " 'cash': [7], 'secondStrike': [90]");
    }

    @Test
    void shouldPriceLookbacks() {
        shouldPriceWithGreeks(
                "lookback-option",
                MARKET
                        + ", 'kind': ['FloatingLookback', 'FixedLookback', 'PartialFixedLookback'],"
                        + " 'partialStart': [0.01], 'extremeSoFar': [90, 100, 110]");
        shouldPriceWithGreeks(
                "lookback-option",
                MARKET
                        + ", 'kind': ['FloatingLookback', 'fixed-strike lookback'], 'extremeSoFar': [90, 100, 110],"
                        + " 'monitoring': ['discrete'], 'monitoringDates': [12]");
        final String rest = ", 'kind': ['PartialFloatingLookback'], 'partialEnd': [0.01, 0.02]";
        shouldPrice("lookback-option", MARKET.replace("'Put'", "'CALL'") + rest + ", 'lambda_': [1, 1.1]");
        shouldPrice("lookback-option", MARKET.replace("'call'", "'put'") + rest + ", 'lambda_': [1, 0.9]");
    }

    @Test
    void shouldPriceAverages() {
        final String fixings = ", 'fixings': [1, 2, 26]";
        shouldPriceWithGreeks("geometric-average-option", MARKET);
        shouldPriceWithGreeks("geometric-average-option", MARKET + fixings);
        shouldPriceWithGreeks("geometric-average-option", MARKET + ", 'elapsedYears': [0.5], 'currentAverage': [95]");
        shouldPriceWithGreeks("levy-average-option", MARKET);
        shouldPriceWithGreeks(
                "levy-average-option",
                MARKET + ", 'lengthDays': [270], 'elapsedDays': [0, 90], 'currentAverage': [90, 400]");
        shouldPriceWithGreeks("turnbull-wakeman-average-option", MARKET + fixings);
        shouldPriceWithGreeks(
                "turnbull-wakeman-average-option",
                "'type': ['call', 'put'], 'spot': [100], 'strike': [80, 120], 'costOfCarry': [-0.05, 0, 0.05], 'rate':"
                        + " [0.05], 'vol': [0.2], 'averaging': ['discrete arithmetic, 26 weekly fixings from 1/52 to"
                        + " 0.5']");
    }

    @Test
    void shouldCountFixingsThatHaveBeenMade() {
        final String begun = "'type': ['call'], 'spot': [100], 'strike': [%s], 'rate': [0.03], 'vol': [0.2],"
                + " 'fixingTimes': [[0.5]], 'pastFixings': [3], 'currentAverage': [104]";
        // A quarter of an option on the last fixing, struck at four times the strike less what is known.
        final double plain = BlackScholes.price(true, 100, 4 * 101 - 3 * 104, 0.03, 0, 0.5, 0.2) / 4;
        // Beyond the strike: a forward.
        final double forward = (100 - (4 * 75 - 3 * 104) * StrictMath.exp(-0.015)) / 4;
        for (final String model : new String[] {"turnbull-wakeman-average-option", "average-option"}) {
            each(
                    model,
                    begun.formatted("101"),
                    (given, out) -> assertEquals(plain, out.get("price").doubleValue(), 1e-3, model));
            each(
                    model,
                    begun.formatted("75"),
                    (given, out) -> assertEquals(forward, out.get("price").doubleValue(), 1e-6, model));
        }
    }

    /** Fixings of now are fixings that have been made at the spot. */
    @Test
    void shouldCountFixingsOfAGeometricAverageThatHaveBeenMade() {
        final String terms = "'type': ['put'], 'spot': [100], 'strike': [97], 'rate': [0.03], 'vol': [0.2], ";
        each(
                "geometric-average-option",
                terms + "'fixingTimes': [[0, 0, 0, 0.3, 0.6]]",
                (given, now) -> each(
                        "geometric-average-option",
                        terms + "'fixingTimes': [[0.3, 0.6]], 'pastFixings': [3], 'currentAverage': [100]",
                        (other, made) -> assertEquals(
                                now.get("price").doubleValue(),
                                made.get("price").doubleValue(),
                                1e-13)));
    }

    @Test
    void shouldReadTheNumberOfFixingsFromAText() {
        final String terms =
                "'type': ['call'], 'spot': [100], 'strike': [100], 'rate': [0.06], 'dividendYield': [0.03],"
                        + " 'vol': [0.2], ";
        final double[] prices = new double[2];
        each(
                "geometric-average-option",
                terms + "'expiryYears': [1], 'averaging': ['discrete geometric, 10 equally spaced fixings']",
                (given, out) -> prices[0] = out.get("price").doubleValue());
        each(
                "geometric-average-option",
                terms + "'averaging': ['Discrete geometric: 10 fixings from 1/10 to 1.0']",
                (given, out) -> prices[1] = out.get("price").doubleValue());
        // L. Clewlow and C. Strickland (1998), p. 118.
        assertEquals(5.3425606635, prices[0], 1e-10);
        assertEquals(prices[0], prices[1], 1e-13);
    }

    @Test
    void shouldPriceAveragesByTheirEquation() {
        final String few = "'type': ['call', 'put'], 'spot': [100], 'strike': [130], 'rate': [-0.01, 0.08],"
                + " 'dividendYield': [0.03], 'vol': [0.05, 0.8]";
        shouldPrice("average-option", few + ", 'expiryYears': [0.1, 5]", -1e-4);
        shouldPrice("average-option", few + ", 'fixings': [1, 12], 'firstFixing': [0.05], 'length': [1]", -1e-4);
        shouldPrice("average-option", few + ", 'fixingTimes': [[0, 0.5, 0.6]]", -1e-4);
        shouldPrice(
                "average-option",
                few + ", 'fixingTimes': [[0.6]], 'pastFixings': [9], 'currentAverage': [90, 150]",
                -1e-4);
    }

    @Test
    void shouldPricePairs() {
        final String two = "'type': ['call', 'put'], 'strike': [0, 3, 100], 'spot1': [100], 'spot2': [80, 100],"
            + " 'yield1': [0, 0.06], 'yield2': [0.09], 'rate': [0, 0.05], 'expiryYears': [0.1, 2], 'vol1': [0.1, 0.3],"
            + " 'vol2': [0.3], 'rho': [-1, -0.5, 0, 0.9, 1]";
        shouldPrice("two-asset-option", two + ", 'kind': ['MinBasket', 'MaxBasket', 'SpreadBasket', 'spread']");
        shouldPrice("two-asset-option", two.replace("[0, 3, 100]", "[-150, -20]") + ", 'kind': ['SpreadBasket']");
        shouldPrice("two-asset-option", two + ", 'kind': ['SpreadBasket'], 'assets': ['futures, as in the table']");
        shouldPrice(
                "two-asset-option",
                two.replace("[0, 3, 100]", "[90]") + ", 'kind': ['Correlation'], 'level': [80, 120]");
        shouldPrice("exchange-option", two + ", 'qty1': [1, 2], 'qty2': [1, 3]");
    }

    @Test
    void shouldPriceStructures() {
        shouldPriceWithGreeks(
                "compound-option",
                "'mother': ['call', 'put'], 'daughter': ['call', 'put'], 'strikeMother': [0.5, 20],"
                        + " 'strikeDaughter': [80, 130], 'tMother': [0.1, 1], 'tDaughter': [1.1, 5], 'spot': [100],"
                        + " 'rate': [-0.01, 0.08], 'dividendYield': [0, 0.03], 'vol': [0.05, 0.8]");
        shouldPriceWithGreeks(
                "chooser-option",
                MARKET.replace("'expiryYears': [0.02, 1, 8]", "'choiceYears': [0.1], 'expiryYears': [0.5, 8]"));
        shouldPriceWithGreeks(
                "chooser-option",
                MARKET + ", 'choiceYears': [0.01], 'callStrike': [110], 'putYears': [0.5], 'putStrike': [90]");
        shouldPriceWithGreeks("forward-start-option", MARKET + ", 'strikeShare': [0.8, 1, 1.2], 'startYears': [0.01]");
        shouldPriceWithGreeks(
                "quanto-option", MARKET + ", 'foreignRate': [0.05], 'exchangeVol': [0, 0.1], 'rho': [-1, 0.3]");
    }

    @Test
    void shouldPriceUnderOtherModels() {
        final String market = "'type': ['call', 'put'], 'spot': [100], 'strike': [60, 100, 160], 'rate': [-0.01, 0.08],"
                + " 'dividendYield': [0, 0.03], 'expiryYears': [0.05, 1, 5]";
        final String few = "'type': ['call', 'put'], 'spot': [100], 'strike': [80, 120], 'rate': [0.03],"
                + " 'expiryYears': [0.25, 2]";
        shouldPriceWithGreeks(
                "merton-jump-diffusion",
                market
                        + ", 'totalVol': [0.1, 0.5], 'jumpIntensity': [0.5, 10],"
                        + " 'gamma_share_of_variance_from_jumps': [0.25, 0.9]");
        shouldPriceWithGreeks(
                "merton-jump-diffusion",
                market + ", 'vol': [0.1, 0.5], 'jumpIntensity': [0, 5], 'meanLogJump': [-0.1], 'jumpVol': [0, 0.2]");
        shouldPrice(
                "heston",
                few + ", 'v0': [0.01, 0.2], 'kappa': [0.3, 4], 'theta': [0.05], 'sigma': [0, 1], 'rho': [-0.9, 0]",
                -1e-6);
        shouldPrice(
                "bates",
                few
                        + ", 'v0': [0.04], 'kappa': [2], 'theta': [0.05], 'sigma': [0, 0.5], 'rho': [-0.7],"
                        + " 'jumpIntensity': [0, 1], 'meanLogJump': [-0.1], 'jumpVol': [0.1]",
                -1e-6);
        shouldPrice("variance-gamma", few + ", 'sigma': [0.1, 0.4], 'nu': [0.05], 'theta': [-0.4, 0]", -1e-6);
    }

    @Test
    void shouldQuoteDeltas() {
        final int count = each(
                "fx-delta",
                "'type': ['call', 'put'], 'deltaType': ['Spot', 'fwd', 'PaSpot', 'PA-Fwd'], 'spot': [1.4],"
                        + " 'domesticDiscount': [0.99], 'foreignDiscount': [0.97, 1.01], 'stdDev': [0.03, 0.3],"
                        + " 'strike': [1.3, 1.4, 1.5]",
                (given, out) -> assertTrue(out.get("delta").isNumber(), given::toString));
        assertEquals(96, count);
        each(
                "fx-delta",
                "'type': ['call'], 'deltaType': ['Spot'], 'spot': [1.4], 'domesticDiscount': [0.99],"
                        + " 'foreignDiscount': [0.97], 'stdDev': [0.1], 'delta': [0.25]",
                (given, out) -> assertTrue(out.get("strike_from_delta").doubleValue() > 1.4, given::toString));
    }

    @Test
    void shouldPriceEveryProductOfTheBenchmark() {
        shouldPrice(
                "benchop-option",
                "'product': ['European call', 'european put', 'American call', 'American put', 'up-and-out call',"
                    + " 'up-and-in put'], 'spot': [90, 110], 'strike': [100], 'rate': [0, 0.03], 'dividendYield': [0,"
                    + " 0.05], 'vol': [0.01, 0.15], 'expiryYears': [0.25, 1], 'barrier': [125]");
        shouldPrice(
                "benchop-option",
                "'product': ['down-and-out call', 'down-and-in put'], 'spot': [90, 110], 'strike': [100],"
                        + " 'rate': [0.03], 'vol': [0.15], 'expiryYears': [1], 'barrier': [80]");
    }

    @Test
    void shouldPriceAmericanOptions() {
        each(
                "american-option",
                "'type': ['call', 'put'], 'spot': [80, 100], 'strike': [100], 'rate': [0, 0.1],"
                        + " 'dividendYield': [0, 0.1], 'vol': [0.1, 0.5], 'expiryYears': [0.5]",
                (given, out) -> out.properties()
                        .forEach(field -> assertTrue(field.getValue().isNumber(), () -> field + " of " + given)));
        shouldPrice(
                "american-option-quadratic",
                "'type': ['call', 'put'], 'spot': [0, 80, 125], 'strike': [0, 100], 'rate': [-0.02, 0, 0.1],"
                        + " 'dividendYield': [0, 0.03, 0.5], 'vol': [0, 1e-6, 0.25], 'expiryYears': [0.1, 40]");
    }

    @Test
    void shouldNameAWordThatIsNone() {
        final Model model =
                ModelRegistry.standard().named("partial-barrier-option").orElseThrow();
        final ObjectNode given = (ObjectNode)
                parse("{'type': 'call', 'spot': 100, 'strike': 95, 'rate': 0.03, 'vol': 0.2, 'expiryYears': 1,"
                        + " 'barrierType': 'DownOut', 'barrier': 90, 'watch': 'C', 'watchYears': 0.5}");
        final BadInputException thrown = assertThrows(
                BadInputException.class, () -> model.evaluate(new Inputs(given, new CaseFamily("", ""), Path.of("."))));
        assertEquals("watch", thrown.field());
        assertFalse(thrown.getMessage().isBlank());
    }
}
