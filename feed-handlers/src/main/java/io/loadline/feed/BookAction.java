package io.loadline.feed;

/** What a book entry does. Codes of the {@code risk-input} schema. */
public final class BookAction {
    /** Inserts; in by-position books levels below move down. */
    public static final int NEW = 0;

    /** Replaces quantity and count. */
    public static final int CHANGE = 1;

    /** Removes; in by-position books levels below move up. */
    public static final int DELETE = 2;

    /** Removes from the top to the level. */
    public static final int DELETE_THRU = 3;

    /** Removes from the level down. */
    public static final int DELETE_FROM = 4;

    /** Replaces the level, price included. */
    public static final int OVERLAY = 5;

    private BookAction() {}
}
