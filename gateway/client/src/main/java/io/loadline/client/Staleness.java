package io.loadline.client;

/** Bit set that says why a view may not be what the server has. Zero is live. */
public final class Staleness {
    /** The view follows the server. */
    public static final int LIVE = 0;
    /** No media driver, or no server at it. */
    public static final int NOT_CONNECTED = 1;
    /** No verified snapshot yet. */
    public static final int SYNCHRONISING = 1 << 1;
    /** A stream has been silent for three heartbeats. */
    public static final int SILENT = 1 << 2;
    /** Messages were lost; a new snapshot is on its way. */
    public static final int GAP = 1 << 3;
    /** A stream was cut off: this desk was too slow, or the server is gone. */
    public static final int IMAGE_LOST = 1 << 4;

    private Staleness() {}

    /**
     * @param reasons bit set
     * @return the reasons in words, {@code "live"} where there is none
     */
    public static String describe(final int reasons) {
        if (reasons == LIVE) {
            return "live";
        }
        final StringBuilder text = new StringBuilder();
        append(text, reasons, NOT_CONNECTED, "not connected");
        append(text, reasons, SYNCHRONISING, "synchronising");
        append(text, reasons, SILENT, "silent");
        append(text, reasons, GAP, "gap");
        append(text, reasons, IMAGE_LOST, "cut off");
        return text.toString();
    }

    private static void append(final StringBuilder text, final int reasons, final int reason, final String word) {
        if ((reasons & reason) != 0) {
            text.append(text.isEmpty() ? "" : ", ").append(word);
        }
    }
}
