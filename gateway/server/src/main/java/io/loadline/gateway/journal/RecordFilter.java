package io.loadline.gateway.journal;

/**
 * Which records a tool shows.
 *
 * @param fromSequence first sequence
 * @param toSequence last sequence
 * @param type name of the message in the schema; null for all
 */
public record RecordFilter(long fromSequence, long toSequence, String type) {
    /** Every record. */
    public static final RecordFilter ALL = new RecordFilter(1, Long.MAX_VALUE, null);

    boolean matches(final long sequence, final String name) {
        return sequence >= fromSequence && sequence <= toSequence && (type == null || type.equals(name));
    }

    /** Refuses a type that the schema does not have. */
    void requireKnownType(final MessageSchema schema) {
        if (type != null && !schema.names().contains(type)) {
            throw new IllegalArgumentException("type '" + type + "' is unknown; expected one of " + schema.names());
        }
    }
}
