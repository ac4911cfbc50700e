package io.loadline.gateway.egress;

import io.loadline.codec.output.MessageHeaderEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.agrona.DirectBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The fields of every {@code risk-output} message, read from the schema the codecs were generated from, so that tools can name a field
 * without knowing the message. Messages of this schema have fixed fields only.
 */
public final class OutputSchema {
    private static final String COMMON = "/sbe/common-types.xml";
    private static final String OUTPUT = "/sbe/risk-output.xml";

    private static final class Loaded {
        private static final OutputSchema SCHEMA = new OutputSchema();
    }

    /**
     * A field.
     *
     * @param name as the schema spells it; fields of a composite as {@code stamp.sequence}
     * @param offset bytes from the beginning of the message, SBE header included
     * @param type SBE primitive type
     * @param count elements: more than 1 for characters and byte arrays
     */
    public record Field(String name, int offset, String type, int count) {
        /** @return bytes of the field */
        public int length() {
            return OutputSchema.size(type) * count;
        }

        /**
         * @param buffer holds the message
         * @param messageOffset where its SBE header begins
         * @return the value, as text; doubles round-trip
         */
        public String text(final DirectBuffer buffer, final int messageOffset) {
            final int at = messageOffset + offset;
            if ("char".equals(type)) {
                final byte[] characters = new byte[count];
                buffer.getBytes(at, characters);
                return new String(characters, StandardCharsets.US_ASCII).replaceAll("\0.*", "");
            }
            return switch (type) {
                case "int8" -> Integer.toString(buffer.getByte(at));
                case "uint8" -> Integer.toString(buffer.getByte(at) & 0xFF);
                case "int16" -> Integer.toString(buffer.getShort(at, ByteOrder.LITTLE_ENDIAN));
                case "uint16" -> Integer.toString(buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF);
                case "int32" -> Integer.toString(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
                case "uint32" -> Integer.toUnsignedString(buffer.getInt(at, ByteOrder.LITTLE_ENDIAN));
                case "int64" -> Long.toString(buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
                case "double" -> Double.toString(buffer.getDouble(at, ByteOrder.LITTLE_ENDIAN));
                default -> throw new IllegalStateException("schema type " + type + " has no text");
            };
        }
    }

    /**
     * A message.
     *
     * @param name as the schema spells it
     * @param templateId its template
     * @param fields in wire order
     */
    public record Message(String name, int templateId, List<Field> fields) {
        /** @return true if the message begins with its place in the log */
        public boolean stamped() {
            return "stamp.sequence".equals(fields.getFirst().name());
        }
    }

    private final Map<Integer, Message> messages = new HashMap<>();
    private final Map<String, List<Field>> types = new HashMap<>();
    private final long digest;

    private OutputSchema() {
        final byte[] common = resource(COMMON);
        final byte[] output = resource(OUTPUT);
        readTypes(parse(common, COMMON));
        final Document document = parse(output, OUTPUT);
        readTypes(document);
        final NodeList elements = document.getElementsByTagName("sbe:message");
        for (int i = 0; i < elements.getLength(); i++) {
            final Message message = message((Element) elements.item(i));
            messages.put(message.templateId(), message);
        }
        try {
            final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(common);
            digest = ByteBuffer.wrap(sha256.digest(output)).getLong();
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** @return the schema of this build */
    public static OutputSchema current() {
        return Loaded.SCHEMA;
    }

    /** @return first 8 bytes of the SHA-256 of the schema's text, common types first */
    public static long digest() {
        return Loaded.SCHEMA.digest;
    }

    /**
     * @param templateId template
     * @return the message, or null where the schema has none
     */
    public Message message(final int templateId) {
        return messages.get(templateId);
    }

    private void readTypes(final Document document) {
        final NodeList composites = document.getElementsByTagName("composite");
        for (int i = 0; i < composites.getLength(); i++) {
            final Element composite = (Element) composites.item(i);
            final List<Field> fields = new ArrayList<>();
            int offset = 0;
            for (final Element member : children(composite, "type")) {
                final Field field = single(member, offset);
                fields.add(field);
                offset += field.length();
            }
            types.put(composite.getAttribute("name"), fields);
        }
        final NodeList simple = document.getElementsByTagName("type");
        for (int i = 0; i < simple.getLength(); i++) {
            final Element type = (Element) simple.item(i);
            if ("types".equals(type.getParentNode().getNodeName())) {
                types.put(type.getAttribute("name"), List.of(single(type, 0)));
            }
        }
    }

    private static Field single(final Element type, final int offset) {
        final String length = type.getAttribute("length");
        final int count = length.isEmpty() ? 1 : Integer.parseInt(length);
        return new Field(type.getAttribute("name"), offset, type.getAttribute("primitiveType"), count);
    }

    private Message message(final Element element) {
        final List<Field> fields = new ArrayList<>();
        int offset = MessageHeaderEncoder.ENCODED_LENGTH;
        for (final Element field : children(element, "field")) {
            final String name = field.getAttribute("name");
            final String type = field.getAttribute("type");
            final List<Field> members = types.getOrDefault(type, List.of(new Field(name, 0, type, 1)));
            for (final Field member : members) {
                final String fullName = members.size() == 1 ? name : name + '.' + member.name();
                fields.add(new Field(fullName, offset, member.type(), member.count()));
                offset += member.length();
            }
        }
        return new Message(
                element.getAttribute("name"), Integer.parseInt(element.getAttribute("id")), List.copyOf(fields));
    }

    private static List<Element> children(final Element parent, final String name) {
        final List<Element> result = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                result.add(element);
            }
        }
        return result;
    }

    private static int size(final String type) {
        return switch (type) {
            case "char", "int8", "uint8" -> Byte.BYTES;
            case "int16", "uint16" -> Short.BYTES;
            case "int32", "uint32", "float" -> Integer.BYTES;
            case "int64", "uint64", "double" -> Long.BYTES;
            default -> throw new IllegalStateException("schema type " + type + " has no size");
        };
    }

    private static byte[] resource(final String name) {
        try (InputStream stream = MessageHeaderEncoder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("schema " + name + " is missing from the codecs");
            }
            return stream.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException("schema " + name + " cannot be read", e);
        }
    }

    private static Document parse(final byte[] text, final String name) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text));
        } catch (final ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("schema " + name + " is not XML", e);
        }
    }
}
