package io.loadline.gateway.journal;

/** The names that the shipped {@code risk-input} schema gives its messages. */
public final class MessageNames {
    private final MessageSchema schema = MessageSchema.load();

    /** Reads the schema. */
    public MessageNames() {}

    /**
     * @param templateId SBE template
     * @return name of the message, or the template's number where the schema has none
     */
    public String of(final int templateId) {
        final MessageSchema.Message message = schema.message(templateId);
        return message == null ? String.valueOf(templateId) : message.name();
    }
}
