package org.linli.web;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an OOXML file (ECMA-376) as streams. Entities and outside references are never followed. */
final class Xml {
    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }

    static XMLStreamReader read(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** The attribute called {@code name}, whatever its namespace; null for none. */
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text in this element, which holds no other. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        String first = "";
        StringBuilder more = null;
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (more != null) {
                    more.append(xml.getText());
                } else if (first.isEmpty()) {
                    first = xml.getText();
                } else {
                    more = new StringBuilder(first).append(xml.getText());
                }
            }
        }
        return more == null ? first : more.toString();
    }

    /** The text in this element with all runs of it; how it sounds (phonetic runs) is left out. */
    static String runs(XMLStreamReader xml) throws XMLStreamException {
        var first = "";
        StringBuilder all = null;
        for (var depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("t")) {
                        var text = text(xml);
                        if (all == null && first.isEmpty()) {
                            first = text;
                        } else {
                            all = (all == null ? new StringBuilder(first) : all).append(text);
                        }
                    } else if (xml.getLocalName().equals("rPh")) {
                        skip(xml);
                    } else {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return unescaped(all == null ? first : all.toString());
    }

    /** Passes over this element and all in it. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** {@code text} with what Excel writes as {@code _x000D_} (ECMA-376 part 1, 22.9.2.19, ST_Xstring) put back. */
    static String unescaped(String text) {
        var at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var code = text.startsWith("_x", i) && i + 7 <= text.length() && text.charAt(i + 6) == '_'
                    ? hex(text, i + 2)
                    : -1;
            plain.append(code < 0 ? text.charAt(i) : (char) code);
            i += code < 0 ? 1 : 7;
        }
        return plain.toString();
    }

    private static int hex(String text, int from) {
        var value = 0;
        for (var i = from; i < from + 4; i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
