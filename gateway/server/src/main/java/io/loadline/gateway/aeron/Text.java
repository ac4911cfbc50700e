package io.loadline.gateway.aeron;

/** Text for fixed-length fields. */
final class Text {
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    private Text() {}

    /** The text in printable ASCII, others as '?', cut to a length. */
    static String ascii(final String text, final int longest) {
        final StringBuilder result = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && i < longest; i++) {
            final char c = text.charAt(i);
            result.append(c < FIRST_PRINTABLE || c > LAST_PRINTABLE ? '?' : c);
        }
        return result.toString();
    }
}
