package io.loadline.gateway.screen;

import java.util.Locale;

/** Characters that bars are drawn with: eighths of a block where the terminal has them, else ASCII. */
final class Glyphs {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final char FULL = '█';
    private static final int STEPS = 8;

    private final boolean unicode;

    Glyphs(final boolean unicode) {
        this.unicode = unicode;
    }

    /** Of the locale in the environment. */
    static Glyphs ofEnvironment() {
        for (final String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            final String value = System.getenv(variable);
            if (value != null && !value.isEmpty()) {
                return new Glyphs(
                        value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"));
            }
        }
        return new Glyphs(false);
    }

    /** A bar of exactly {@code width} characters, filled to a fraction that is cut to 0 to 1. */
    String bar(final double fraction, final int width) {
        final double filled = Double.isFinite(fraction) ? Math.clamp(fraction, 0.0, 1.0) * width : 0;
        final StringBuilder result = new StringBuilder(width);
        for (int i = 0; i < width; i++) {
            final double rest = filled - i;
            if (unicode) {
                result.append(rest >= 1 ? FULL : rest <= 0 ? ' ' : EIGHTHS.charAt((int) (rest * STEPS)));
            } else {
                result.append(rest >= 0.5 ? '#' : '.');
            }
        }
        return result.toString();
    }

    /** The character of a full cell of a bar of several parts; ASCII has a letter a part. */
    char full(final char letter) {
        return unicode ? FULL : letter;
    }
}
