package io.loadline.gateway.validation;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.exotic.BumpedGreeks;
import io.loadline.core.rates.DayCount;
import java.util.List;
import java.util.Locale;

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
                years(in),
                in.number("vol"));
    }

    /** The same of a contract that has no strike at the beginning. */
    static OptionContract readFloating(final Inputs in) {
        return new OptionContract(
                isCall(in, "type"),
                in.number("spot"),
                in.number("strike", Double.NaN),
                in.number("rate"),
                in.number("dividendYield", 0),
                years(in),
                in.number("vol"));
    }

    /** Price and derivatives of a contract on these terms, its first date being the expiry. */
    Outputs derived(final BumpedGreeks.Valuation value) {
        return derived(value, years, Double.POSITIVE_INFINITY);
    }

    /** Price and derivatives of a contract on these terms; see {@link BumpedGreeks}. */
    Outputs derived(final BumpedGreeks.Valuation value, final double nearest, final double room) {
        final Greeks greeks = new Greeks();
        BumpedGreeks.of(value, spot, rate, dividendYield, years, nearest, volatility, room, greeks);
        return written(greeks);
    }

    /** What {@link #describeGreeks} announces. */
    static Outputs written(final Greeks greeks) {
        return new Outputs()
                .put("price", greeks.price)
                .put("delta", greeks.delta)
                .put("gamma", greeks.gamma)
                .put("vega", greeks.vega)
                .put("theta", greeks.theta)
                .put("rho", greeks.rho)
                .put("dividend_rho", greeks.dividendRho);
    }

    /** Describes price and derivatives. */
    static ModelDeclaration describeGreeks(final ModelDeclaration model) {
        return model.output("price", "price", "value")
                .output("delta", "1", "by the spot; NaN, as the others, without volatility or time")
                .output("gamma", "1/price", "twice by the spot")
                .output("vega", "price", "by the volatility, for 1.00")
                .output("theta", "price/year", "by calendar time")
                .output("rho", "price", "by the rate, for 1.00")
                .output("dividend_rho", "price", "by the dividend yield, for 1.00");
    }

    /** A text without what people write differently: case, hyphens, blanks. */
    static String word(final Inputs in, final String name) {
        return in.text(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Time to expiry in years; days are ACT/365F, the convention of every expiry here, unless another day count is named. */
    static double years(final Inputs in) {
        if (in.has("expiryYears") || !in.has("maturityDays")) {
            return in.number("expiryYears");
        }
        final DayCount convention = RatesTerms.dayCount(in, "dayCount", DayCount.ACT_365F);
        return switch (convention) {
            case ACT_360 -> in.number("maturityDays") / 360;
            case ACT_364 -> in.number("maturityDays") / 364;
            case ACT_365F -> in.number("maturityDays") / 365;
            case ACT_365_25 -> in.number("maturityDays") / 365.25;
            default -> throw in.bad("dayCount", "ACT/360, ACT/364, ACT/365F or ACT/365.25, as no dates are given");
        };
    }

    static boolean isCall(final Inputs in, final String name) {
        final String type = in.text(name).toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw in.bad(name, "call or put");
        }
        return type.equals("call");
    }

    /** Describes these inputs. */
    static ModelDeclaration describe(final ModelDeclaration model) {
        return describeUnderlying(model).input("vol", "1/sqrt(year)", "volatility");
    }

    /** Describes the market of a contract whose terms have other names. */
    static ModelDeclaration describeMarket(final ModelDeclaration model) {
        return model.input("spot", "price", "underlying")
                .input("rate", "1/year", "continuously compounded")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("vol", "1/sqrt(year)", "volatility");
    }

    /** Describes these inputs but the volatility. */
    static ModelDeclaration describeUnderlying(final ModelDeclaration model) {
        return model.input("type", "text", "call or put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("expiryYears", "year", "time to expiry; or maturityDays, and dayCount if not ACT/365F");
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
