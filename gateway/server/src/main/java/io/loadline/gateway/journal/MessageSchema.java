package io.loadline.gateway.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.agrona.collections.Int2ObjectHashMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The messages of the log as the shipped {@code risk-input} schema describes them, for tools that print any message. A field added to the
 * schema appears in their output by itself.
 */
final class MessageSchema {
    private static final String FOLDER = "/sbe/";

    private final Map<String, Element> types = new HashMap<>();
    private final Int2ObjectHashMap<Message> messages = new Int2ObjectHashMap<>();

    private MessageSchema() {}

    /**
     * A message: its fields, and those of an entry of its repeating group.
     *
     * @param id SBE template
     * @param name name in the schema
     * @param fields fields of the block
     * @param group name of the repeating group; empty if there is none
     * @param entryFields fields of one entry of the group
     */
    record Message(int id, String name, List<MessageField> fields, String group, List<MessageField> entryFields) {}

    static MessageSchema load() {
        final MessageSchema schema = new MessageSchema();
        try {
            schema.collectTypes(parse("common-types.xml"));
            final Element root = parse("risk-input.xml");
            for (final Element message : children(root, "sbe:message")) {
                final Message parsed = schema.message(message);
                schema.messages.put(parsed.id(), parsed);
            }
            return schema;
        } catch (final IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the schema of the log, shipped with this build, cannot be read", e);
        }
    }

    /** Returns the message with a template, or null. */
    Message message(final int templateId) {
        return messages.get(templateId);
    }

    /** Returns the names of all messages, sorted. */
    List<String> names() {
        return messages.values().stream().map(Message::name).sorted().toList();
    }

    private Message message(final Element element) {
        final List<Element> groups = children(element, "group");
        return new Message(
                Integer.parseInt(element.getAttribute("id")),
                element.getAttribute("name"),
                fields(element),
                groups.isEmpty() ? "" : groups.getFirst().getAttribute("name"),
                groups.isEmpty() ? List.of() : fields(groups.getFirst()));
    }

    private List<MessageField> fields(final Element block) {
        final List<MessageField> fields = new ArrayList<>();
        int offset = 0;
        for (final Element field : children(block, "field")) {
            final MessageField parsed = field(field, offset);
            fields.add(parsed);
            offset += parsed.length();
        }
        return List.copyOf(fields);
    }

    private MessageField field(final Element field, final int offset) {
        final String type = field.getAttribute("type");
        final Element alias = types.get(type);
        final String primitive = alias == null ? type : alias.getAttribute("primitiveType");
        final String length = alias == null ? "" : alias.getAttribute("length");
        return new MessageField(
                field.getAttribute("name"),
                MessageField.kind(type, primitive, length.isEmpty() ? 1 : Integer.parseInt(length)),
                offset,
                length.isEmpty() ? 1 : Integer.parseInt(length));
    }

    private void collectTypes(final Element root) {
        for (final Element type : children(root, "type")) {
            types.put(type.getAttribute("name"), type);
        }
    }

    private static Element parse(final String name) throws IOException, ParserConfigurationException, SAXException {
        try (InputStream stream = MessageSchema.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IOException("resource " + FOLDER + name + " is missing");
            }
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getDocumentElement();
        }
    }

    private static List<Element> children(final Element parent, final String name) {
        final List<Element> found = new ArrayList<>();
        final NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            final Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
