package io.loadline.gateway.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AnsiFramesTest {
    private static final long SEED = 42;
    private static final List<Style> STYLES = List.copyOf(EnumSet.allOf(Style.class));
    private static final Pattern ESCAPE = Pattern.compile("\033\\[([?0-9;]*)([A-Za-z])");

    /** Understands what the frames use: cursor moves, clearing, and characters, without wrapping. */
    private static final class Terminal {
        private final char[][] cells;
        private int row;
        private int column;

        Terminal(final int width, final int height) {
            cells = new char[height][width];
            clear();
        }

        void clear() {
            for (final char[] line : cells) {
                Arrays.fill(line, ' ');
            }
        }

        void write(final String frame) {
            final Matcher escape = ESCAPE.matcher(frame);
            int at = 0;
            while (at < frame.length()) {
                if (escape.region(at, frame.length()).lookingAt()) {
                    apply(escape.group(1), escape.group(2));
                    at = escape.end();
                } else {
                    cells[row][Math.min(column, cells[row].length - 1)] = frame.charAt(at);
                    column++;
                    at++;
                }
            }
        }

        private void apply(final String parameters, final String command) {
            if ("H".equals(command)) {
                final String[] place = parameters.split(";", -1);
                row = Integer.parseInt(place[0]) - 1;
                column = Integer.parseInt(place[1]) - 1;
            } else if ("J".equals(command)) {
                clear();
            }
        }

        String text() {
            final StringBuilder text = new StringBuilder();
            for (final char[] line : cells) {
                text.append(new String(line).stripTrailing()).append('\n');
            }
            return text.toString();
        }
    }

    private final Random random = new Random(SEED);
    private final AnsiFrames frames = new AnsiFrames();

    private Canvas scribble(final Canvas canvas) {
        for (int i = 0; i < 30; i++) {
            canvas.put(
                    random.nextInt(canvas.width()),
                    random.nextInt(canvas.height()),
                    Integer.toString(random.nextInt(100_000)),
                    STYLES.get(random.nextInt(STYLES.size())));
        }
        return canvas;
    }

    @Test
    void shouldBringTheTerminalToEveryCanvasInTurn() {
        final Terminal terminal = new Terminal(40, 12);
        final Canvas[] canvases = {new Canvas(40, 12), new Canvas(40, 12)};
        for (int i = 0; i < 200; i++) {
            final Canvas canvas = canvases[i % 2];
            canvas.clear();
            terminal.write(frames.frame(scribble(canvas), 40, 12));
            assertEquals(canvas.text(), terminal.text(), "frame " + i + ", seed " + SEED);
        }
    }

    @Test
    void shouldWriteNothingWhereNothingChanged() {
        final Canvas canvas = scribble(new Canvas(40, 12));
        frames.frame(canvas, 40, 12);
        final Canvas same = new Canvas(40, 12);
        for (int i = 0; i < 40 * 12; i++) {
            same.put(i % 40, i / 40, String.valueOf(canvas.character(i)), canvas.style(i));
        }
        assertEquals("", frames.frame(same, 40, 12));
    }

    @Test
    void shouldWriteLittleWhereLittleChanged() {
        final Canvas first = new Canvas(140, 50);
        frames.frame(first, 140, 50);
        final Canvas second = new Canvas(140, 50);
        second.put(70, 25, "x", Style.GOOD);
        assertTrue(frames.frame(second, 140, 50).length() < 40);
    }

    @Test
    void shouldCutACanvasThatIsLargerThanTheTerminal() {
        final Terminal terminal = new Terminal(30, 8);
        final Canvas canvas = scribble(new Canvas(40, 12));
        terminal.write(frames.frame(canvas, 30, 8));
        final StringBuilder expected = new StringBuilder();
        for (int y = 0; y < 8; y++) {
            final StringBuilder line = new StringBuilder();
            for (int x = 0; x < 30; x++) {
                line.append(canvas.character(y * 40 + x));
            }
            expected.append(line.toString().stripTrailing()).append('\n');
        }
        assertEquals(expected.toString(), terminal.text());
    }
}
