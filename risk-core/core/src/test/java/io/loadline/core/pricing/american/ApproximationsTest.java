package io.loadline.core.pricing.american;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.OracleCases;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApproximationsTest {
    @Test
    void shouldEqualTheTableOfBaroneAdesiAndWhaley() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "barone_adesi_whaley")) {
            final double got = BaroneAdesiWhaley.price(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"));
            assertEquals(c.expected("baw_price"), got, c.tolerance("abs_baw"), c.id());
        }
    }

    @Test
    void shouldEqualTheValuesOfJuAndZhong() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "ju_1999")) {
            final double got = JuZhong.price(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"));
            assertEquals(c.expected("ju_approximation"), got, c.tolerance("abs_ju"), c.id());
        }
    }

    @Test
    void shouldComeNearTheExactPriceBySimulation() {
        final double[][] paths = LongstaffSchwartz.simulate(36, 0.06, 0.2, 1, 50, 10_000, 1);
        final double got =
                LongstaffSchwartz.price(false, 40, 0.06 / 50, paths, 3).american();
        assertEquals(BermudanOption.price(false, 36, 40, 0.06, 0, 1, 0.2, 50), got, 0.04);
    }

    @Test
    void shouldEqualTheValuesOfBjerksundAndStensland() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "bjerksund_stensland")) {
            final double got = BjerksundStensland.price1993(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"));
            assertEquals(c.expected("bs93_price"), got, c.tolerance("abs"), c.id());
        }
    }

    @Test
    void shouldBeCloserFromBelowWithTwoPieces() {
        final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
        for (double spot = 80; spot <= 120; spot += 10) {
            final double price = exact.price(true, spot, 100, 0.08, 0.12, 0.5, 0.2);
            final double one = BjerksundStensland.price1993(true, spot, 100, 0.08, 0.12, 0.5, 0.2);
            final double two = BjerksundStensland.price2002(true, spot, 100, 0.08, 0.12, 0.5, 0.2);
            assertTrue(one <= two + 1e-9 && two <= price + 1e-9, "at " + spot);
            assertEquals(price, two, 0.05);
        }
    }

    @Test
    void shouldEqualTheDiscreteColumnOfLongstaffAndSchwartz() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "longstaff_schwartz")) {
            final int dates = (int) Math.round(c.input("exerciseDatesPerYear") * c.input("expiryYears"));
            final double got = BermudanOption.price(
                    c.isCall(),
                    c.input("spot"),
                    c.input("strike"),
                    c.input("rate"),
                    c.input("dividendYield"),
                    c.input("expiryYears"),
                    c.input("vol"),
                    dates);
            // The published column is a finite difference of 1,000 steps in the spot, off by up to 0.004 itself for the
            // wide distributions.
            final double itsOwnError =
                    c.input("vol") > 0.3 && c.input("expiryYears") > 1 ? 0.0045 : c.tolerance("abs_fd");
            assertEquals(c.expected("finite_difference"), got, itsOwnError, c.id());
        }
    }

    @Test
    void shouldEqualATreeThatExercisesAtTheSameDates() {
        final double tree = Trees.price(false, 36, 40, 0.06, 0, 1, 0.2, 2_500, 50);
        assertEquals(tree, BermudanOption.price(false, 36, 40, 0.06, 0, 1, 0.2, 50), 1e-3);
        final double calls = Trees.price(true, 100, 100, 0.03, 0.07, 1, 0.3, 2_000, 200);
        assertEquals(calls, BermudanOption.price(true, 100, 100, 0.03, 0.07, 1, 0.3, 10), 4e-3);
    }

    @Test
    void shouldEqualTheEightPathsOfLongstaffAndSchwartz() {
        for (final OracleCases.Case c : OracleCases.read("options_american.json", "longstaff_schwartz_toy")) {
            final List<?> rows = (List<?>) c.inputs().get("paths");
            final double[][] paths = new double[rows.size()][];
            for (int p = 0; p < paths.length; p++) {
                paths[p] = ((List<?>) rows.get(p))
                        .stream().mapToDouble(v -> (Double) v).toArray();
            }
            final LongstaffSchwartz.Result got =
                    LongstaffSchwartz.price(false, c.input("strike"), c.input("rate"), paths, 2);
            assertEquals(c.expected("american_put"), got.american(), c.tolerance("abs_price"));
            assertEquals(c.expected("european_put"), got.european(), c.tolerance("abs_price"));
            assertArrayEquals(new double[] {-1.06998766, 2.98341063, -1.81357618}, got.coefficients()[1], 1e-7);
        }
    }

    @Test
    void shouldRefuseNoPaths() {
        assertThrows(IllegalArgumentException.class, () -> LongstaffSchwartz.price(true, 1, 0, new double[0][], 2));
    }
}
