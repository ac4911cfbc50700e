package io.loadline.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.gateway.command.EdgeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@TestInstance(Lifecycle.PER_CLASS)
class QueryCommandTest {
    private Path folder;

    private Path store;
    private StringWriter out;
    private StringWriter err;

    @BeforeAll
    void build(@TempDir final Path directory) throws IOException {
        folder = directory;
        final Path journal = folder.resolve("journal");
        try (StoredSession session = new StoredSession(folder, journal)) {
            session.playTo(1);
        }
        store = folder.resolve("store");
        assertEquals(0, run(new StoreCommand(), "build", "--journal", journal.toString()));
        assertTrue(out.toString().contains("trades: "), out.toString());
    }

    private int run(final EdgeCommand command, final String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private int query(final String... args) {
        final List<String> all = new ArrayList<>(List.of(args));
        all.add("--store");
        all.add(store.toString());
        return run(new QueryCommand(), all.toArray(String[]::new));
    }

    @Test
    void shouldBeFoundByTheLauncher() {
        assertEquals(
                List.of("StoreCommand", "QueryCommand"),
                ServiceLoader.load(EdgeCommand.class).stream()
                        .map(found -> found.type().getSimpleName())
                        .toList());
    }

    @Test
    void shouldPrintColumns() {
        assertEquals(0, query("SELECT 1 AS one, 'a' AS letter, NULL AS nothing"));
        assertEquals("one  letter  nothing\n1    a       \n(1 row)\n", out.toString());
    }

    @Test
    void shouldPrintCsv() {
        assertEquals(0, query("--csv", "SELECT 1.5::DOUBLE AS x, 'a,b' AS y UNION ALL SELECT NULL, 'c' ORDER BY y"));
        assertEquals("x,y\n1.5,\"a,b\"\n,c\n", out.toString());
    }

    @Test
    void shouldPrintJsonLines() {
        assertEquals(
                0,
                query(
                        "--json",
                        "SELECT 'NaN'::DOUBLE AS x, TIMESTAMP_NS '2026-11-02 14:30:00.123456789' AS t, true AS b"));
        assertEquals("{\"x\":null,\"t\":\"2026-11-02T14:30:00.123456789\",\"b\":true}\n", out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESCRIBE trades",
                "SHOW TABLES",
                "SUMMARIZE quotes",
                "FROM bars LIMIT 1;",
                "select 1 -- a comment"
            })
    void shouldRunWhatReads(final String sql) {
        assertEquals(0, query(sql), () -> err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELEC 1",
                "SELECT nothing FROM trades",
                "SELECT * FROM nowhere",
                "",
                "SELECT 1; SELEC 2",
                "SELECT 'a'::INTEGER",
            })
    void shouldSayInOneLineWhatIsWrongWithSql(final String sql) {
        assertEquals(2, query(sql));
        assertTrue(err.toString().startsWith("loadline: "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (x INTEGER)",
                "DROP VIEW trades",
                "COPY (SELECT 1) TO 'x.parquet'",
                "SHOW TABLES; COPY (SELECT 1) TO 'x.parquet'",
                "SELECT 1; DROP VIEW trades",
                "INSTALL httpfs",
                "SET enable_external_access = true",
                "ATTACH 'x.db'",
                "SELECT * FROM read_text('/etc/hostname')",
                "SELECT * FROM read_parquet('https://example.com/x.parquet')",
            })
    void shouldDoNothingButReadTheStore(final String sql) {
        assertEquals(2, query(sql), () -> out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void shouldSayThatThereIsNoStore() {
        store = folder.resolve("absent");
        try {
            assertEquals(2, query("SELECT 1"));
            assertTrue(err.toString().contains("is no store"), err.toString());
        } finally {
            store = folder.resolve("store");
        }
    }

    @Test
    void shouldRefuseToKeepLessThanADay() {
        assertEquals(2, run(new StoreCommand(), "build", "--journal", folder.toString(), "--retain", "0"));
    }

    @Test
    void shouldRunEveryExampleOfThePage() throws IOException, SQLException {
        final String page = Files.readString(Path.of("..", "..", "docs", "store.md"), StandardCharsets.UTF_8);
        final Matcher example = Pattern.compile("(?s)```sql\n(.*?)```").matcher(page);
        int examples = 0;
        while (example.find()) {
            assertEquals(0, query(example.group(1)), () -> example.group(1) + err);
            examples++;
        }
        assertTrue(examples >= 5, examples + " examples");
    }
}
