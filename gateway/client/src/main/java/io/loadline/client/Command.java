package io.loadline.client;

/**
 * A person's decision.
 *
 * @param code 1 kill, 2 request reset, 3 approve reset, 4 set limit, 5 approve limit, 6 block, 7 unblock, 8 reduce only
 * @param node node it is for
 * @param requestId identifies a kill, or the request that an approval is for
 * @param role 1 trader, 2 risk, 3 risk officer, 4 operations
 * @param person who decides, at most 16 ASCII characters
 * @param incident reference of an incident, at most 16 ASCII characters, empty where there is none
 * @param reason in words, at most 48 ASCII characters
 * @param control number of the control, for limits, else 0
 * @param metric metric of the control, for limits, else 0
 * @param value the limit, else 0
 */
public record Command(
        int code,
        int node,
        long requestId,
        int role,
        String person,
        String incident,
        String reason,
        int control,
        int metric,
        double value) {
    private static final int PERSON_LENGTH = 16;
    private static final int REASON_LENGTH = 48;

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if one is too long, or has characters that are not printable ASCII
     */
    public Command {
        requireText("person", person, PERSON_LENGTH);
        requireText("incident", incident, PERSON_LENGTH);
        requireText("reason", reason, REASON_LENGTH);
    }

    /**
     * A command that is not about a limit.
     *
     * @param code see the record
     * @param node node it is for
     * @param requestId identifies it
     * @param role role of the person
     * @param person who decides
     * @param reason in words
     * @return the command
     */
    public static Command of(
            final int code,
            final int node,
            final long requestId,
            final int role,
            final String person,
            final String reason) {
        return new Command(code, node, requestId, role, person, "", reason, 0, 0, 0);
    }

    private static void requireText(final String field, final String value, final int longest) {
        if (value.length() > longest || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    field + " is \"" + value + "\"; expected at most " + longest + " printable ASCII characters");
        }
    }
}
