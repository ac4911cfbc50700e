package io.loadline.gateway.validation;

import io.loadline.core.rates.ShortRate;
import java.util.List;

/** Zero bonds under short-rate models. */
final class ShortRateModels {
    private static final String TOPIC = "rates";

    private ShortRateModels() {}

    static List<Model> all() {
        return List.of(vasicek(), coxIngersollRoss());
    }

    private static Model vasicek() {
        return ModelDeclaration.named("vasicek-bond")
                .titled("Zero bond under the Vasicek model")
                .from("Vasicek (1977); Brigo and Mercurio 3.2.1")
                .input("a", "1/year", "speed of reversion")
                .input("b", "1/year", "long-run rate")
                .input("sigma", "1/year^1.5", "volatility of the rate")
                .input("r0", "1/year", "rate now")
                .input("T", "years", "maturity")
                .output("discount", "1", "discount factor")
                .answering(TOPIC, "vasicek")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "discount",
                                ShortRate.vasicek(
                                        in.number("a"),
                                        in.number("b"),
                                        in.number("sigma"),
                                        in.number("r0"),
                                        in.number("T"))));
    }

    private static Model coxIngersollRoss() {
        return ModelDeclaration.named("cir-bond")
                .titled("Zero bond under the Cox-Ingersoll-Ross model")
                .from("Cox, Ingersoll and Ross (1985); Brigo and Mercurio 3.2.3")
                .input("kappa", "1/year", "speed of reversion")
                .input("theta", "1/year", "long-run rate")
                .input("sigma", "1/year", "volatility at a rate of one")
                .input("r0", "1/year", "rate now")
                .input("T", "years", "maturity")
                .output("discount", "1", "discount factor")
                .answering(TOPIC, "cir")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "discount",
                                ShortRate.coxIngersollRoss(
                                        in.number("kappa"),
                                        in.number("theta"),
                                        in.number("sigma"),
                                        in.number("r0"),
                                        in.number("T"))));
    }
}
