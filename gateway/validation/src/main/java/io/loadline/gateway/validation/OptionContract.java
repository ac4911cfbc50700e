package io.loadline.gateway.validation;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.american.AmericanOption;
import java.util.List;

/** The inputs that most option models share, read from their usual names. */
record OptionContract(
        boolean call, double spot, double strike, double rate, double dividendYield, double years, double volatility) {
    private static final List<String> TYPES = List.of("call", "put");

    static OptionContract read(final Inputs in) {
        return new OptionContract(
                isCall(in, "type"),
                in.number("spot"),
                in.number("strike"),
                in.number("rate"),
                in.number("dividendYield", 0),
                in.number("expiryYears"),
                in.number("vol"));
    }

    static boolean isCall(final Inputs in, final String name) {
        return in.oneOf(name, TYPES).equals("call");
    }

    /** Describes these inputs. */
    static ModelDeclaration describe(final ModelDeclaration model) {
        return describeUnderlying(model).input("vol", "1/sqrt(year)", "volatility");
    }

    /** Describes these inputs but the volatility. */
    static ModelDeclaration describeUnderlying(final ModelDeclaration model) {
        return model.input("type", "text", "call or put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("expiryYears", "year", "time to expiry");
    }

    double european() {
        return BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
    }

    double american(final AmericanOption.Accuracy accuracy) {
        return new AmericanOption(accuracy).price(call, spot, strike, rate, dividendYield, years, volatility);
    }

    Greeks greeks() {
        final Greeks greeks = new Greeks();
        BlackScholes.greeks(call, spot, strike, rate, dividendYield, years, volatility, greeks);
        return greeks;
    }
}
