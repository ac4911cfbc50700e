package io.loadline.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A schema file of a venue: its messages with the place of every field, and nothing of what any decoder thinks of them. */
public final class SbeSchema {
    /**
     * A field of a block or entry.
     *
     * @param first size of its first number, where the type has more than one
     * @param text true for characters
     * @param values the values of an enumeration, else none
     */
    public record Field(
            String name, int offset, int size, int first, boolean text, List<Long> values, long nullValue) {}

    /** A group: {@code dimension} bytes with the length of an entry at 0 and the count at {@code countOffset}. */
    public record Group(String name, int entryLength, int dimension, int countOffset, List<Field> fields) {}

    /** A message; {@code data} is how many fields of variable length follow its groups. */
    public record Message(int id, String name, int blockLength, List<Field> fields, List<Group> groups, int data) {}

    private final Map<String, Element> types = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final int id;
    private final int version;

    private SbeSchema(final Document document) {
        final Element root = document.getDocumentElement();
        id = Integer.parseInt(root.getAttribute("id"));
        version = Integer.parseInt(root.getAttribute("version"));
        for (final Element element : all(root)) {
            switch (element.getLocalName()) {
                case "type", "composite", "enum", "set" -> types.putIfAbsent(element.getAttribute("name"), element);
                default -> {
                    // messages come second
                }
            }
        }
        for (final Element element : all(root)) {
            if (element.getLocalName().equals("message")) {
                messages.add(message(element));
            }
        }
    }

    public static SbeSchema read(final Path file) throws IOException {
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new SbeSchema(factory.newDocumentBuilder().parse(file.toFile()));
        } catch (final ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no schema", e);
        }
    }

    public int id() {
        return id;
    }

    public int version() {
        return version;
    }

    public List<Message> messages() {
        return messages;
    }

    private Message message(final Element element) {
        final List<Field> fields = new ArrayList<>();
        final List<Group> groups = new ArrayList<>();
        int data = 0;
        final int end = fields(element, fields);
        for (final Element child : children(element)) {
            if (child.getLocalName().equals("group")) {
                groups.add(group(child));
            } else if (child.getLocalName().equals("data")) {
                data++;
            }
        }
        return new Message(
                Integer.parseInt(element.getAttribute("id")),
                element.getAttribute("name"),
                number(element, "blockLength").orElse(end),
                fields,
                groups,
                data);
    }

    private Group group(final Element element) {
        final List<Field> fields = new ArrayList<>();
        final int end = fields(element, fields);
        final String given = element.getAttribute("dimensionType");
        int size = 0;
        int countOffset = 0;
        for (final Element member : children(types.get(given.isEmpty() ? "groupSizeEncoding" : given))) {
            size = number(member, "offset").orElse(size);
            countOffset = size;
            size += primitive(member.getAttribute("primitiveType"));
        }
        return new Group(
                element.getAttribute("name"), number(element, "blockLength").orElse(end), size, countOffset, fields);
    }

    /** Returns the offset behind the last field. */
    private int fields(final Element parent, final List<Field> fields) {
        int next = 0;
        for (final Element child : children(parent)) {
            if (child.getLocalName().equals("field")
                    && !child.getAttribute("presence").equals("constant")) {
                final Field field = field(child, number(child, "offset").orElse(next));
                if (field.size() > 0) {
                    fields.add(field);
                    next = field.offset() + field.size();
                }
            }
        }
        return next;
    }

    private Field field(final Element element, final int offset) {
        final String name = element.getAttribute("name");
        Element type = types.get(element.getAttribute("type"));
        if (type == null) {
            final int size = primitive(element.getAttribute("type"));
            return new Field(name, offset, size, size, false, List.of(), 0);
        }
        final List<Long> values = new ArrayList<>();
        if (type.getLocalName().equals("enum") || type.getLocalName().equals("set")) {
            final boolean characters = size(type) == 1 && isCharacter(type.getAttribute("encodingType"));
            for (final Element value : children(type)) {
                if (value.getLocalName().equals("validValue")) {
                    final String text = value.getTextContent().trim();
                    values.add(characters ? text.charAt(0) : Long.parseLong(text));
                }
            }
            return new Field(name, offset, size(type), size(type), false, values, 0);
        }
        final int size = size(type);
        int first = size;
        if (type.getLocalName().equals("composite")) {
            type = children(type).getFirst();
            first = primitive(type.getAttribute("primitiveType"));
        }
        final boolean text = type.getAttribute("primitiveType").equals("char");
        return new Field(name, offset, size, first, text, values, nullOf(type));
    }

    private boolean isCharacter(final String encoding) {
        final Element type = types.get(encoding);
        return encoding.equals("char")
                || (type != null && type.getAttribute("primitiveType").equals("char"));
    }

    private static long nullOf(final Element type) {
        final String given = type.getAttribute("nullValue");
        if (!given.isEmpty()) {
            return Long.parseUnsignedLong(given.replace("-", "")) * (given.startsWith("-") ? -1 : 1);
        }
        return switch (type.getAttribute("primitiveType")) {
            case "int64" -> Long.MIN_VALUE;
            case "int32" -> Integer.MIN_VALUE;
            default -> -1;
        };
    }

    private int size(final Element type) {
        if (type.getAttribute("presence").equals("constant")) {
            return 0;
        }
        return switch (type.getLocalName()) {
            case "type" ->
                primitive(type.getAttribute("primitiveType"))
                        * number(type, "length").orElse(1);
            case "composite" -> children(type).stream().mapToInt(this::size).sum();
            default -> {
                final Element encoding = types.get(type.getAttribute("encodingType"));
                yield encoding == null ? primitive(type.getAttribute("encodingType")) : size(encoding);
            }
        };
    }

    private static int primitive(final String name) {
        return switch (name) {
            case "char", "int8", "uint8" -> 1;
            case "int16", "uint16" -> 2;
            case "int32", "uint32", "float" -> 4;
            case "int64", "uint64", "double" -> 8;
            default -> throw new IllegalArgumentException("unknown type " + name);
        };
    }

    private static Optional<Integer> number(final Element element, final String name) {
        final String given = element.getAttribute(name);
        return given.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(given));
    }

    private static List<Element> all(final Element root) {
        return elements(root.getElementsByTagName("*"));
    }

    private static List<Element> children(final Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(final NodeList nodes) {
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                elements.add((Element) nodes.item(i));
            }
        }
        return elements;
    }
}
