package io.loadline.gateway.validation;

/** An input of a model is missing or makes no sense. The message names the field, what was given and what was expected. */
public final class BadInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    private final String field;

    /**
     * Makes one for one field.
     *
     * @param field path of the field, such as {@code garch[1].alpha}
     * @param given what was there; shortened in the message
     * @param expected what may be there
     */
    public BadInputException(final String field, final Object given, final String expected) {
        super(field + ": " + shortened(String.valueOf(given)) + " given; expected " + expected);
        this.field = field;
    }

    /** Returns the path of the field. */
    public String field() {
        return field;
    }

    private static String shortened(final String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
