package io.loadline.gateway.screen;

/** How a cell looks on a terminal. In plain text a style is not shown, so no style carries a meaning that the text does not. */
enum Style {
    PLAIN("0"),
    BOLD("0;1"),
    DIM("0;2"),
    GOOD("0;32"),
    WARN("0;33"),
    BAD("0;31"),
    ALARM("0;1;97;41"),
    TITLE("0;1;36"),
    HEAD("0;7"),
    BULL("0;32"),
    NEUTRAL("0;36"),
    BEAR("0;33"),
    CRISIS("0;31");

    private final String escape;

    Style(final String parameters) {
        escape = "\033[" + parameters + 'm';
    }

    String escape() {
        return escape;
    }
}
