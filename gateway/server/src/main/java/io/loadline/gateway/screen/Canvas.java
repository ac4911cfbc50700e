package io.loadline.gateway.screen;

import java.util.Arrays;

/** A grid of characters with styles. What does not fit is cut; control characters become spaces. */
final class Canvas {
    private static final char DELETE = '\u007F';
    private static final char LAST_CONTROL = '\u009F';

    private final int width;
    private final int height;
    private final char[] characters;
    private final Style[] styles;

    Canvas(final int width, final int height) {
        this.width = width;
        this.height = height;
        characters = new char[width * height];
        styles = new Style[width * height];
        clear();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    char character(final int index) {
        return characters[index];
    }

    Style style(final int index) {
        return styles[index];
    }

    void clear() {
        Arrays.fill(characters, ' ');
        Arrays.fill(styles, Style.PLAIN);
    }

    /** Writes text, left-aligned. The column behind its last character. */
    int put(final int x, final int y, final CharSequence text, final Style style) {
        return put(x, y, text, style, width - x);
    }

    /** Writes at most {@code room} characters of a text, left-aligned. */
    int put(final int x, final int y, final CharSequence text, final Style style, final int room) {
        int at = x;
        final int end = Math.min(width, x + room);
        for (int i = 0; i < text.length() && at < end; i++) {
            set(at, y, text.charAt(i), style);
            at++;
        }
        return at;
    }

    /** Writes text right-aligned so that it ends before column {@code end}, cut to {@code room} characters. */
    void putRight(final int end, final int y, final CharSequence text, final Style style, final int room) {
        final int length = Math.min(text.length(), room);
        put(end - length, y, text, style, length);
    }

    void fill(final int x, final int y, final int count, final char c, final Style style) {
        for (int i = 0; i < count; i++) {
            set(x + i, y, c, style);
        }
    }

    private void set(final int x, final int y, final char c, final Style style) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            characters[y * width + x] = isControl(c) ? ' ' : c;
            styles[y * width + x] = style;
        }
    }

    private static boolean isControl(final char c) {
        return c < ' ' || (c >= DELETE && c <= LAST_CONTROL);
    }

    /** The characters alone, a line a row, without trailing spaces. */
    String text() {
        final StringBuilder result = new StringBuilder(characters.length + height);
        for (int y = 0; y < height; y++) {
            result.append(new String(characters, y * width, width).stripTrailing())
                    .append('\n');
        }
        return result.toString();
    }
}
