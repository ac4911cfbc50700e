package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES);

    private static ObjectNode object(final String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text);
    }

    private static boolean passes(final String got, final String expected, final String tolerance)
            throws JsonProcessingException {
        return Comparison.compare(object(got), object(expected), Tolerance.of(object(tolerance))).stream()
                .allMatch(FieldResult::pass);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1.001} | {'a': 1} | {'abs': 0.002} | true",
                "{'a': 1.003} | {'a': 1} | {'abs': 0.002} | false",
                "{'a': 1001} | {'a': 1000} | {'abs': 1e-9, 'rel': 0.002} | true",
                "{'a': 0.001} | {'a': 0} | {'abs': 0.002, 'rel': 1e-12} | true",
                "{'a': 1e-300} | {'a': 0} | {'rel': 0.1} | false",
                "{'a': 0} | {'a': 0.0} | {'rel': 1e-12} | true",
                "{'a': -0.0} | {'a': 0} | {'exact': true} | true",
                "{'a': 6} | {'a': 6.0} | {'exact': true} | true",
                "{'a': 7} | {'a': 6} | {'exact': true} | false",
                "{'a': 1.0000000001} | {'a': 1} | {} | true",
                "{'a': 1.00000001} | {'a': 1} | {} | false",
            })
    void shouldPassWithinTheAbsoluteOrTheRelativeBound(
            final String got, final String expected, final String tolerance, final boolean pass)
            throws JsonProcessingException {
        assertEquals(pass, passes(got, expected, tolerance));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 'NaN'} | {'a': 'NaN'} | true",
                "{'a': 1} | {'a': 'NaN'} | false",
                "{'a': 'NaN'} | {'a': 1} | false",
                "{'a': 'Infinity'} | {'a': 'Infinity'} | true",
                "{'a': '-Infinity'} | {'a': 'Infinity'} | false",
                "{'a': 1e308} | {'a': 'Infinity'} | false",
                "{'a': 'green'} | {'a': 'green'} | true",
                "{'a': 'red'} | {'a': 'green'} | false",
                "{'a': 989.6601} | {'a': '989.66'} | true",
                "{'a': true} | {'a': true} | true",
                "{'a': 1} | {'a': true} | false",
                "{'b': 1} | {'a': 1} | false",
                "{'a': null} | {'a': 1} | false",
                "{'a': [1, 2]} | {'a': [1, 2]} | true",
                "{'a': [1, 2, 3]} | {'a': [1, 2]} | false",
                "{'a': [[1], [2]]} | {'a': [[1], [3]]} | false",
                "{'a': 1} | {'a': [1]} | false",
                "{'a': {'b': 1, 'c': 9}} | {'a': {'b': 1}} | true",
                "{'a': {'c': 1}} | {'a': {'b': 1}} | false",
                "{'a': 1, 'z': 9} | {'a': 1} | true",
            })
    void shouldCompareEveryKindOfValue(final String got, final String expected, final boolean pass)
            throws JsonProcessingException {
        assertEquals(pass, passes(got, expected, "{'rel': 1e-6}"));
    }

    @Test
    void shouldAskForEqualTextsWhereExactEvenIfTheyAreTheSameDouble() throws JsonProcessingException {
        final String expected = "{'a': '6457827717110365317'}";
        assertFalse(passes("{'a': '6457827717110365318'}", expected, "{'exact': true}"));
        assertTrue(passes(expected, expected, "{'exact': true}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'abs': 1, 'abs_ll': 0.1} | logLikelihood | 0.1",
                "{'abs': 1, 'abs_ll': 0.1} | correlationLogLik | 0.1",
                "{'abs': 1, 'abs_ll': 0.1} | beta | 1",
                "{'abs': 1, 'abs_nll': 0.1} | negLogLik | 0.1",
                "{'abs': 1, 'abs_loglik': 0.1} | minusLogLik | 0.1",
                "{'abs': 1, 'abs_se': 0.1} | se.loc | 0.1",
                "{'abs': 1, 'abs_se': 0.1} | se_xi | 0.1",
                "{'abs': 1, 'abs_se': 0.1} | series | 1",
                "{'abs': 1, 'abs_high_precision': 0.1, 'abs_ll': 0.2} | mle_high_precision.logLik | 0.1",
                "{'abs': 1, 'abs_lambda': 0.1} | lambda_[0] | 0.1",
                "{'abs': 1, 'abs_weights': 0.1} | weights[3] | 0.1",
                "{'abs': 1, 'abs_vol': 0.1} | volatility | 0.1",
                "{'abs': 1, 'abs_pct': 0.1} | sigma_new_pct | 0.1",
                "{'abs': 1, 'abs_d': 0.1} | d1 | 0.1",
                "{'abs': 1, 'abs_d': 0.1} | delta | 1",
                "{'abs': 1, 'abs_exact': 0.1} | exact_american | 0.1",
                "{'abs': 1, 'abs_cf': 0.1} | cornishFisher | 0.1",
                "{'abs': 1, 'abs_Z1': 0.1} | Z1_critical_5pct | 0.1",
                "{'abs': 1, 'abs_0_01pct': 0.1} | Z2_critical_0_01pct | 0.1",
                "{'abs': 1, 'abs_0_01pct': 0.1} | Z2_critical_5pct | 1",
                "{'abs': 1, 'exact_changepoints': true} | changepoints[2] | 0",
                "{'abs': 1, 'qmc_abs_2pow14': 0.1} | price | 0.1",
            })
    void shouldFindTheBoundOfAField(final String tolerance, final String path, final double expected)
            throws JsonProcessingException {
        assertEquals(expected, Tolerance.of(object(tolerance)).boundOf(path).absolute());
    }

    @Test
    void shouldNotCompareRoundedValuesOfAPublication() throws JsonProcessingException {
        final List<FieldResult> results = Comparison.compare(
                object("{'a': 1}"), object("{'a': 1, 'printed': 1.1, 'printedLR': 3}"), Tolerance.of(object("{}")));
        assertEquals(1, results.size());
    }

    @Test
    void shouldTakeANegativeToleranceForNone() throws Exception {
        assertEquals(Tolerance.OTHERWISE, Tolerance.of(object("{'abs': -1}")).boundOf("price"));
        assertEquals(
                0,
                Tolerance.of(object("{'abs': -1, 'rel': 1e-6}"))
                        .boundOf("price")
                        .absolute());
    }

    @Test
    void shouldRefuseAToleranceThatIsNoNumber() {
        final IllegalArgumentException refusal = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> Tolerance.of(object("{'abs': 'tight'}")));
        assertEquals("tolerance.abs: \"tight\" given; expected a number", refusal.getMessage());
    }
}
