package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputsTest {
    @TempDir
    private Path directory;

    private Inputs inputs(final String text) throws JsonProcessingException {
        final ObjectNode json = (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        return new Inputs(json, new CaseFamily("topic", "family"), directory);
    }

    private void refuses(final String json, final Consumer<Inputs> reader, final String message)
            throws JsonProcessingException {
        final Inputs inputs = inputs(json);
        assertEquals(
                message,
                assertThrows(BadInputException.class, () -> reader.accept(inputs))
                        .getMessage());
    }

    @Test
    void shouldReadNumbersAndTheirNames() throws JsonProcessingException {
        assertEquals(1.5, inputs("{'x': 1.5}").number("x"));
        assertEquals(Double.NEGATIVE_INFINITY, inputs("{'x': '-Infinity'}").number("x"));
        assertTrue(Double.isNaN(inputs("{'x': 'NaN'}").number("x")));
        assertEquals(7, inputs("{}").number("x", 7));
    }

    @Test
    void shouldNameTheFieldWhatWasGivenAndWhatWasExpected() throws JsonProcessingException {
        refuses("{}", in -> in.number("x"), "x: nothing given; expected a number");
        refuses("{'x': null}", in -> in.number("x"), "x: null given; expected a number");
        refuses("{'x': 'high'}", in -> in.number("x"), "x: \"high\" given; expected a number");
        refuses("{'x': 2}", in -> in.number("x", -1, 1), "x: 2 given; expected a number from -1.0 to 1.0");
        refuses("{'x': 'NaN'}", in -> in.number("x", -1, 1), "x: \"NaN\" given; expected a number from -1.0 to 1.0");
        refuses("{'x': 1.5}", in -> in.integer("x"), "x: 1.5 given; expected a whole number");
        refuses("{'x': [1, 'a']}", in -> in.numbers("x"), "x[1]: \"a\" given; expected a number");
        refuses("{'x': [[1, 2], [3]]}", in -> in.matrix("x"), "x[1]: 1 numbers given; expected 2 as in the first row");
        refuses("{'x': [[1, 2]]}", in -> in.squareMatrix("x"), "x: 1 x 2 numbers given; expected a square matrix");
        refuses("{'g': {'x': true}}", in -> in.object("g").number("x"), "g.x: true given; expected a number");
        refuses("{'g': [{}]}", in -> in.objects("g").getFirst().text("x"), "g[0].x: nothing given; expected a text");
        refuses("{'x': 'c'}", in -> in.oneOf("x", List.of("a", "b")), "x: \"c\" given; expected one of a, b");
        refuses("{'x': 1}", in -> in.flag("x", false), "x: 1 given; expected true or false");
    }

    @Test
    void shouldReadASeriesFromItsFile() throws IOException {
        Files.writeString(directory.resolve("one.csv"), "date,value\n2024-01-02, 1.5\n2024-01-03,2.5\n2024-01-04,5\n");
        assertArrayEquals(new double[] {1.5, 2.5, 5}, inputs("{'s': 'one.csv'}").series("s"));
        assertArrayEquals(new double[] {1, 2}, inputs("{'s': [1, 2]}").series("s"));
        assertArrayEquals(
                new double[] {5, 10},
                inputs("{'s': {'file': 'one.csv', 'scale': 2, 'column': 'value', 'rows': '2..3'}}")
                                        .series("s")
                                        .length
                                == 2
                        ? inputs("{'s': {'file': 'one.csv', 'scale': 2, 'column': 'value', 'rows': '2..3'}}")
                                .series("s")
                        : new double[0]);
        assertArrayEquals(
                new double[] {100},
                inputs("{'s': {'file': 'one.csv', 'transform': '100*(P_t/P_{t-1}-1), last 1 returns'}}")
                        .series("s"));
    }

    @Test
    void shouldReadSeveralSeriesSideBySide() throws IOException {
        Files.writeString(directory.resolve("two.csv"), "t,a,b\n1,10,20\n2,11,21\n");
        final SeriesTable table =
                inputs("{'s': {'file': 'two.csv', 'columns': ['b']}}").table("s");
        assertArrayEquals(new double[] {20, 21}, table.columns()[0]);
        assertEquals(List.of("a", "b"), inputs("{'s': 'two.csv'}").table("s").names());
        assertArrayEquals(
                new double[] {11, 21}, inputs("{'s': 'two.csv'}").table("s").byRow()[1]);
        assertArrayEquals(
                new double[] {20, 21}, inputs("{'s': 'two.csv', 'column': 'b'}").series("s"));
    }

    @Test
    void shouldRefuseASeriesThatIsNotThere() throws IOException {
        Files.writeString(directory.resolve("two.csv"), "t,a,b\n1,10,20\n2,11,21\n");
        refuses("{'s': 'two.csv'}", in -> in.series("s"), "s: two.csv given; expected a column, one of [a, b]");
        refuses(
                "{'s': {'file': 'two.csv', 'column': 'c'}}",
                in -> in.series("s"),
                "s.column: c given; expected one of [a, b]");
        refuses(
                "{'s': '../two.csv'}",
                in -> in.series("s"),
                "s: ../two.csv given; expected a file below the directory of the cases");
        refuses(
                "{'s': {'file': 'two.csv', 'column': 'a', 'rows': '1..3'}}",
                in -> in.series("s"),
                "s.rows: 1..3 given; expected FIRST..LAST within 1..2");
        refuses(
                "{'s': 3}",
                in -> in.series("s"),
                "s: 3 given; expected an array, a file name or an object with file and column");
    }
}
