package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A venue that keeps whole books and tells the best five levels of them, over two lines that lose packets: a book said to be good has the
 * venue's best level on both sides, and every level it has is the venue's at that place.
 */
class BrokerTecLossPropertyTest {
    private static final int LEVELS = 5;
    private static final int STEPS = 3_000;
    private static final Pattern ENTRY =
            Pattern.compile("\\[(new|overlay|delete) (bid|ask) (\\d) (-?\\d+) x \\d+ n -1\\]");

    private static final Pattern TIME = Pattern.compile(" at (\\d+)");

    /** Prices of one side, best first. */
    private final List<List<Long>> venue = List.of(new ArrayList<>(), new ArrayList<>());
    /** What the log says: prices by place, null where it says nothing. */
    private final Long[][] told = new Long[2][LEVELS];

    private final CmeHarness feed = new CmeHarness();
    /** The venue's whole book after each message. */
    private final List<List<List<Long>>> truth = new ArrayList<>();

    private int time;
    private boolean good;
    private int checks;
    private int levels;
    private int losses;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHaveTheBestOfTheVenueWheneverItIsGood(final long seed) {
        final Random random = new Random(seed);
        for (int step = 1; step <= STEPS; step++) {
            final CmeBytes packet = new CmeBytes(step).treasuries(step);
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(packet, random.nextInt(2), random);
            }
            if (random.nextInt(100) > 0 || step == STEPS) {
                feed.a(packet).b(packet);
            }
            truth.add(List.of(List.copyOf(venue.get(0)), List.copyOf(venue.get(1))));
            apply(feed.log, seed);
        }
        assertTrue(feed.report().gaps() > 5, "seed " + seed);
        assertTrue(losses > 5, "seed " + seed + " losses " + losses);
        assertTrue(checks > STEPS / 2, "seed " + seed + " checks " + checks);
        assertTrue(levels > checks, "seed " + seed + " levels " + levels);
    }

    private void change(final CmeBytes packet, final int side, final Random random) {
        final List<Long> book = venue.get(side);
        final int kind = book.size() < 3 ? 0 : book.size() > 9 ? 2 : random.nextInt(3);
        final char type = (char) ('0' + side);
        final int at = random.nextInt(Math.min(book.size() + (kind == 0 ? 1 : 0), LEVELS));
        final long price = 1L + random.nextInt(1_000_000);
        switch (kind) {
            case 0 -> {
                book.add(at, price);
                packet.treasury("US5Y", type, 0, at + 1, price, -9, 1, ' ', 255);
            }
            case 1 -> {
                book.set(at, price);
                packet.treasury("US5Y", type, 1, at + 1, price, -9, 1, ' ', 255);
            }
            default -> {
                book.remove(at);
                packet.treasury("US5Y", type, 2, at + 1, 0, -128, -1, ' ', 255);
                if (book.size() >= LEVELS) {
                    packet.treasury("US5Y", type, 0, LEVELS, book.get(LEVELS - 1), -9, 1, ' ', 255);
                }
            }
        }
    }

    private void apply(final EventLog log, final long seed) {
        for (final String line : log.take()) {
            if (line.startsWith("state")) {
                good = line.contains("recovered");
                losses += good ? 0 : 1;
            } else if (line.startsWith("book")) {
                applyBook(line);
            }
            if (good && !(line.startsWith("book") && !line.endsWith("commit"))) {
                check(seed);
            }
        }
    }

    private void applyBook(final String line) {
        final Matcher at = TIME.matcher(line);
        assertTrue(at.find(), line);
        time = Integer.parseInt(at.group(1));
        if (line.contains(" clear")) {
            Arrays.stream(told).forEach(side -> Arrays.fill(side, null));
        }
        final Matcher entry = ENTRY.matcher(line);
        while (entry.find()) {
            apply(
                    told[entry.group(2).equals("bid") ? 0 : 1],
                    entry.group(1),
                    Integer.parseInt(entry.group(3)) - 1,
                    Long.parseLong(entry.group(4)));
        }
    }

    private static void apply(final Long[] side, final String action, final int at, final long price) {
        final List<Long> levels = new ArrayList<>(Arrays.asList(side));
        switch (action) {
            case "new" -> levels.add(at, price);
            case "overlay" -> levels.set(at, price);
            default -> {
                levels.remove(at);
                levels.add(null);
            }
        }
        levels.subList(0, LEVELS).toArray(side);
    }

    private void check(final long seed) {
        checks++;
        for (int side = 0; side < 2; side++) {
            final List<Long> book = truth.get(time - 1).get(side);
            assertEquals(book.getFirst(), told[side][0], "seed " + seed);
            for (int i = 1; i < LEVELS; i++) {
                if (told[side][i] != null) {
                    levels++;
                    assertEquals(book.get(i), told[side][i], "seed " + seed + " level " + (i + 1));
                }
            }
        }
    }
}
