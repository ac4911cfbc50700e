package io.loadline.gateway.validation;

import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.american.BaroneAdesiWhaley;
import io.loadline.core.pricing.american.BermudanOption;
import io.loadline.core.pricing.american.BjerksundStensland;
import io.loadline.core.pricing.american.JuZhong;
import io.loadline.core.pricing.american.LongstaffSchwartz;
import java.util.List;

/** American and Bermudan options, exact and by the approximations that others use. */
final class AmericanOptionModels {
    private static final String TOPIC = "options_american";
    private static final int PAIRS = 50_000;
    private static final int DEGREE = 3;
    private static final long SEED = 1;

    private AmericanOptionModels() {}

    static List<Model> all() {
        return List.of(american(), quadratic(), bermudan(), regression());
    }

    private static Model american() {
        return OptionContract.describe(ModelDeclaration.named("american-option")
                        .titled("American option, exact, with approximations beside it")
                        .from("Andersen, Lake and Offengenden (2016); Barone-Adesi and Whaley (1987); Bjerksund and "
                                + "Stensland (1993, 2002); Ju and Zhong (1999)"))
                .output("exact_american", "price", "value")
                .output("early_exercise_premium", "price", "value over the European one")
                .output("early_exercise_premium_FP_A_65_8_32", "price", "the same")
                .output("early_exercise_premium_FP_B_65_8_32", "price", "the same")
                .output("baw_price", "price", "approximation of Barone-Adesi and Whaley")
                .output("bs93_price", "price", "approximation of Bjerksund and Stensland, one flat boundary")
                .output("bs2002_price", "price", "the same with two flat boundaries")
                .output("ju_approximation", "price", "approximation of Ju and Zhong")
                .answering(TOPIC, "barone_adesi_whaley", "bjerksund_stensland", "ju_1999", "andersen_lake_offengenden")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final double exact = c.american(AmericanOption.Accuracy.HIGH);
                    final double premium = exact - c.european();
                    return new Outputs()
                            .put("exact_american", exact)
                            .put("early_exercise_premium", premium)
                            .put("early_exercise_premium_FP_A_65_8_32", premium)
                            .put("early_exercise_premium_FP_B_65_8_32", premium)
                            .put("baw_price", approximate(BaroneAdesiWhaley::price, c))
                            .put("bs93_price", approximate(BjerksundStensland::price1993, c))
                            .put("bs2002_price", approximate(BjerksundStensland::price2002, c))
                            .put("ju_approximation", approximate(JuZhong::price, c));
                });
    }

    private interface Approximation {
        double price(
                boolean call,
                double spot,
                double strike,
                double rate,
                double dividendYield,
                double years,
                double volatility);
    }

    private static double approximate(final Approximation formula, final OptionContract c) {
        return formula.price(c.call(), c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years(), c.volatility());
    }

    private static Model quadratic() {
        return OptionContract.describe(ModelDeclaration.named("american-option-quadratic")
                        .titled("American option on the boundary of the QD+ approximation")
                        .from("Li (2010)"))
                .optionalInput(
                        "maturityDays",
                        "day",
                        "whole days to the date of maturity; on that date the option has been settled and its price is"
                                + " 0")
                .output("price", "price", "value over an approximate boundary")
                .answering(TOPIC, "qdplus_edge")
                .evaluatedBy(AmericanOptionModels::quadratic);
    }

    /** By days the contract has a date of maturity, on which it is settled; by years a time, at which it is exercised or not. */
    private static Outputs quadratic(final Inputs in) {
        final boolean settled = in.has("maturityDays") && in.number("maturityDays") == 0;
        final double price = OptionContract.read(in).american(AmericanOption.Accuracy.QUADRATIC);
        return new Outputs().put("price", settled && price >= 0 ? 0 : price);
    }

    private static Model bermudan() {
        return OptionContract.describe(ModelDeclaration.named("bermudan-option")
                        .titled("Option with exercise at equal dates, by integration and by simulation")
                        .from("O'Sullivan (2005); Longstaff and Schwartz (2001)"))
                .input("exerciseDatesPerYear", "1/year", "dates, the last at expiry")
                .output("finite_difference", "price", "value with these dates, by integration")
                .output("lsm_simulated", "price", "the same by regression on 100,000 paths")
                .output("closed_form_european", "price", "value without early exercise")
                .output("continuous_american", "price", "value with exercise at any time")
                .answering(TOPIC, "longstaff_schwartz")
                .evaluatedBy(AmericanOptionModels::bermudan);
    }

    private static Outputs bermudan(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final int dates = (int) Math.max(1, Math.round(in.number("exerciseDatesPerYear") * c.years()));
        final double drift = c.rate() - c.dividendYield();
        final double[][] paths =
                LongstaffSchwartz.simulate(c.spot(), drift, c.volatility(), c.years(), dates, PAIRS, SEED);
        final double step = c.rate() * c.years() / dates;
        return new Outputs()
                .put(
                        "finite_difference",
                        BermudanOption.price(
                                c.call(),
                                c.spot(),
                                c.strike(),
                                c.rate(),
                                c.dividendYield(),
                                c.years(),
                                c.volatility(),
                                dates))
                .put(
                        "lsm_simulated",
                        LongstaffSchwartz.price(c.call(), c.strike(), step, paths, DEGREE)
                                .american())
                .put("closed_form_european", c.european())
                .put("continuous_american", c.american(AmericanOption.Accuracy.HIGH));
    }

    private static Model regression() {
        return ModelDeclaration.named("longstaff-schwartz")
                .titled("American put on given paths, by regression on 1, S and S^2")
                .from("Longstaff and Schwartz (2001), section 1")
                .input("strike", "price", "strike")
                .input("rate", "1/step", "continuously compounded, for one step")
                .input("paths", "price", "spot by path and date, the start first")
                .output("american_put", "price", "value with early exercise")
                .output("european_put", "price", "value at the last date alone")
                .optionalOutput("regression_t1", "1", "coefficients at the first date")
                .optionalOutput("regression_t2", "1", "coefficients at the second date")
                .answering(TOPIC, "longstaff_schwartz_toy")
                .evaluatedBy(in -> {
                    final LongstaffSchwartz.Result result = LongstaffSchwartz.price(
                            false, in.number("strike"), in.number("rate"), in.matrix("paths"), 2);
                    final Outputs out =
                            new Outputs().put("american_put", result.american()).put("european_put", result.european());
                    for (int t = 0; t < result.coefficients().length; t++) {
                        out.put("regression_t" + (t + 1), result.coefficients()[t]);
                    }
                    return out;
                });
    }
}
