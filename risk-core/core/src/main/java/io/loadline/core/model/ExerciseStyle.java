package io.loadline.core.model;

/** When an option may be exercised, with its code in the log. */
public enum ExerciseStyle {
    /** Nobody has said: the model decides, and else the option counts as European. */
    NOT_TOLD(0),

    /** At expiry. */
    EUROPEAN(1),

    /** At any time until expiry. */
    AMERICAN(2),

    /** At some times until expiry: priced as an American one, which is never less. */
    BERMUDAN(3);

    private static final ExerciseStyle[] BY_CODE = values();

    private final int code;

    ExerciseStyle(final int code) {
        this.code = code;
    }

    /**
     * @param code of the log
     * @return the style; {@link #NOT_TOLD} for any other code, as a log from before the field has
     */
    public static ExerciseStyle of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : NOT_TOLD;
    }

    /** @return its code in the log */
    public int code() {
        return code;
    }

    /** @return true if it may be exercised before expiry */
    public boolean isEarly() {
        return this == AMERICAN || this == BERMUDAN;
    }
}
