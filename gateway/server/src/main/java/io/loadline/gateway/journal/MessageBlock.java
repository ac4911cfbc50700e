package io.loadline.gateway.journal;

import io.loadline.codec.input.GroupSizeEncodingDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Finds the blocks of one message: that of its fields, and one for each entry of its repeating group. */
final class MessageBlock {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();
    private int fields;
    private int fieldsLength;
    private int entryLength;
    private int entries;

    void wrap(final DirectBuffer buffer, final int offset, final boolean grouped) {
        header.wrap(buffer, offset);
        fields = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        fieldsLength = header.blockLength();
        entries = 0;
        if (grouped) {
            dimensions.wrap(buffer, fields + fieldsLength);
            entryLength = dimensions.blockLength();
            entries = dimensions.numInGroup();
        }
    }

    /** Returns where the fields begin. */
    int fields() {
        return fields;
    }

    /** Returns the number of entries of the group. */
    int entries() {
        return entries;
    }

    /** Returns where an entry of the group begins. */
    int entry(final int index) {
        return fields + fieldsLength + GroupSizeEncodingDecoder.ENCODED_LENGTH + index * entryLength;
    }

    /** True if the message was written by a schema that had the field. */
    boolean has(final MessageField field) {
        return field.offset() + field.length() <= fieldsLength;
    }

    /** True if the message was written by a schema that had the field in its entries. */
    boolean entryHas(final MessageField field) {
        return field.offset() + field.length() <= entryLength;
    }
}
