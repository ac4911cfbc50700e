package io.loadline.gateway.validation;

import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.MeanModel;
import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VolatilityModel;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a volatility model from the words in which the literature and its packages name it: {@code AR(1)-GARCH(1,1), Student-t}. */
final class VolatilityWords {
    private static final Pattern ORDERS = Pattern.compile("arch\\s*\\((\\d+)(?:,\\s*(\\d+))?(?:,\\s*(\\d+))?\\)");
    private static final Pattern ORDERS_OF_TWO = Pattern.compile("arch\\s*\\(\\d+(?:,\\s*\\d+)?\\)");
    private static final Pattern POWER = Pattern.compile("(?:delta|power)\\s*=\\s*([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern AUTOREGRESSION = Pattern.compile("\\bar\\s*\\((\\d+)\\)");
    private static final Pattern MOVING_AVERAGE =
            Pattern.compile("\\b(?:arf?i?ma|ma|har|arx)\\s*\\(|\\bin[- ]mean\\b|garch-m\\b");
    private static final Pattern ZERO_MEAN = Pattern.compile("(?:zero|no|without)[- ](?:a )?mean|mean[- =]+zero");
    private static final Pattern OTHER_EQUATIONS = Pattern.compile(
            "(?:fi|fe|h|hy|c|q|aug|realized |realised |rs-|ms-|component )garch|\\bharch|\\baarch|component|midas");
    private static final Pattern OTHER_ERRORS = Pattern.compile(
            "johnson|\\bjsu\\b|\\bnig\\b|hyperbolic|\\bgh(?:yp|st)?\\b|cauchy|logistic|laplace|stable|mixture");

    private static final int MOST_LAGS = 20;

    private final String words;
    private final Inputs in;
    private final String field;

    private VolatilityWords(final Inputs in, final String field) {
        this.in = in;
        this.field = field;
        // What follows a colon is the equation in symbols.
        this.words = in.text(field).split(":", 2)[0].toLowerCase(Locale.ROOT);
    }

    static VolatilityModel read(final Inputs in, final String field) {
        final VolatilityWords words = new VolatilityWords(in, field);
        return VolatilityModel.of(words.variance()).with(words.mean()).with(words.errors());
    }

    private MeanModel mean() {
        if (MOVING_AVERAGE.matcher(words).find()) {
            throw in.bad(field, "a mean that is zero, constant or AR(p)");
        }
        final Matcher autoregression = AUTOREGRESSION.matcher(words);
        if (autoregression.find()) {
            final int lags = Integer.parseInt(autoregression.group(1));
            if (lags < 1 || lags > MOST_LAGS) {
                throw in.bad(field, "an autoregression of 1 to " + MOST_LAGS + " lags");
            }
            return MeanModel.autoregressive(lags);
        }
        return ZERO_MEAN.matcher(words).find() ? MeanModel.ZERO : MeanModel.CONSTANT;
    }

    private ErrorDistribution errors() {
        if (OTHER_ERRORS.matcher(words).find()) {
            throw in.bad(field, "errors that are normal, Student-t, GED, or a skewed form of these");
        }
        final boolean generalised =
                words.matches(".*\\bs?ged\\b.*") || has("generalised error") || has("generalized error");
        final boolean student = has("student")
                || words.matches(".*(?:[- ]|\\bs?ke?w?e?d?)t(?:\\b|\\s*$).*")
                || words.matches(".*\\bs?std\\b.*");
        final boolean skewed =
                has("skew") || has("hansen") || has("fernandez") || words.matches(".*\\bs(?:norm|std|ged)\\b.*");
        if (skewed && generalised) {
            return ErrorDistribution.SKEWED_GENERALISED_ERROR;
        }
        if (generalised) {
            return ErrorDistribution.GENERALISED_ERROR;
        }
        if (skewed && student) {
            // The package arch knows Hansen's distribution only, and writes it in one word.
            return has("hansen") || has("skewt") || (in.family().startsWith("sp500_") && !has("fernandez"))
                    ? ErrorDistribution.HANSEN_SKEWED_T
                    : ErrorDistribution.SKEWED_T;
        }
        if (skewed) {
            return ErrorDistribution.SKEWED_NORMAL;
        }
        return student ? ErrorDistribution.STUDENT_T : ErrorDistribution.NORMAL;
    }

    private VarianceModel variance() {
        if (OTHER_EQUATIONS.matcher(words).find()) {
            throw unknown();
        }
        if (has("egarch") || has("exponential garch")) {
            final int[] orders = orders(1, 1, 1);
            if (ORDERS_OF_TWO.matcher(words).find() && (orders[0] != 1 || orders[2] != 1)) {
                throw in.bad(field, "three orders (p,o,q) for an exponential equation of higher order");
            }
            return new VarianceModel.Exponential(orders[0], orders[1], orders[2]);
        }
        if (has("aparch") || has("asymmetric power")) {
            firstOrder(1);
            final Matcher power = POWER.matcher(words);
            return new VarianceModel.AsymmetricPower(power.find() ? Double.parseDouble(power.group(1)) : 0);
        }
        if (has("ngarch") || has("nagarch") || has("nonlinear")) {
            firstOrder(1);
            return new VarianceModel.Nonlinear();
        }
        if (has("igarch") || has("integrated")) {
            firstOrder(0);
            return new VarianceModel.Integrated();
        }
        if (has("ewma") || has("riskmetrics")) {
            return new VarianceModel.ExponentiallyWeighted();
        }
        if (has("tarch") || has("zarch") || has("tgarch") || has("threshold garch")) {
            final int[] orders = orders(1, 1, 1);
            return new VarianceModel.Threshold(orders[0], orders[1], orders[2]);
        }
        if (has("avgarch") || has("absolute value garch") || has("ts-garch")) {
            final int[] orders = orders(1, 0, 1);
            return new VarianceModel.Threshold(orders[0], orders[1], orders[2]);
        }
        if (has("gjr") || has("garch")) {
            return linear(orders(1, has("gjr") ? 1 : 0, 1));
        }
        if (has("arch(") || words.matches(".*\\barch\\b.*")) {
            return linear(orders(1, 0, 0));
        }
        throw unknown();
    }

    /** In variances, or in deviations where a power of one is named. */
    private VarianceModel linear(final int[] orders) {
        final Matcher power = POWER.matcher(words);
        if (!power.find() || Double.parseDouble(power.group(1)) == 2) {
            return new VarianceModel.Garch(orders[0], orders[1], orders[2]);
        }
        if (Double.parseDouble(power.group(1)) == 1) {
            return new VarianceModel.Threshold(orders[0], orders[1], orders[2]);
        }
        throw in.bad(field, "a power of 1 or 2, or an APARCH model");
    }

    /** Refuses orders other than one, where the equation has no more. */
    private void firstOrder(final int threshold) {
        final int[] orders = orders(1, threshold, 1);
        if (orders[0] != 1 || orders[1] != threshold || orders[2] != 1) {
            throw in.bad(field, "orders of one for this equation");
        }
    }

    private BadInputException unknown() {
        return in.bad(
                field,
                "a model such as GARCH(1,1), GJR-GARCH(1,1,1), EGARCH(1,1), TARCH, APARCH, NGARCH, IGARCH, EWMA or"
                        + " ARCH(5)");
    }

    /** Orders (p, o, q); two numbers are (p, q), one is p. */
    private int[] orders(final int arch, final int threshold, final int garch) {
        final Matcher matcher = ORDERS.matcher(words);
        if (!matcher.find()) {
            return new int[] {arch, threshold, garch};
        }
        final int first = Integer.parseInt(matcher.group(1));
        if (matcher.group(3) != null) {
            return new int[] {first, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))};
        }
        if (matcher.group(2) != null) {
            return new int[] {first, threshold, Integer.parseInt(matcher.group(2))};
        }
        return new int[] {first, threshold, garch};
    }

    private boolean has(final String part) {
        return words.contains(part);
    }
}
