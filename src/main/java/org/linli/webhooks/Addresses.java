package org.linli.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/*
 * A target's address is typed by one person and asked by our server, which stands inside somebody's network: so what only such
 * a network reaches is refused, by the addresses that the name has at the moment of sending, not by the name. The list is
 * IANA's of special-purpose addresses (RFC 6890), with IPv4 addresses that stand in IPv6 ones read as themselves.
 */
/** Which addresses may be asked. Pure. */
final class Addresses {
    private static final int URL_MAX = 500;
    private static final int IPV6_LENGTH = 16;

    private Addresses() {}

    /** What {@code text} is as a target's address; empty where it can be none. {@code privately}: http is taken as well. */
    static Optional<URI> read(String text, boolean privately) {
        try {
            var url = new URI(text.strip());
            var scheme = url.getScheme();
            var isWeb = "https".equals(scheme) || (privately && "http".equals(scheme));
            return isWeb
                            && text.length() <= URL_MAX
                            && url.getHost() != null
                            && url.getRawUserInfo() == null
                            && url.getRawFragment() == null
                            && url.getPort() != 0
                            && url.toASCIIString().equals(url.toString())
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code address} is one that everybody in the world reaches. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return bytes.length == IPV6_LENGTH ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] b) {
        var first = b[0] & 0xff;
        var second = b[1] & 0xff;
        var third = b[2] & 0xff;
        return first != 0
                && first < 240 // reserved, broadcast
                && !(first == 100 && second >= 64 && second <= 127) // shared by carriers, RFC 6598
                && !(first == 192 && second == 0 && (third == 0 || third == 2)) // protocols, documentation
                && !(first == 192 && second == 88 && third == 99) // relays, RFC 7526
                && !(first == 198 && (second == 18 || second == 19)) // benchmarks
                && !(first == 198 && second == 51 && third == 100) // documentation
                && !(first == 203 && second == 0 && third == 113); // documentation
    }

    /** Only what is given out to the world (2000::/3), without what wraps or stands for something else. */
    private static boolean isPublic6(byte[] b) {
        var first = word(b, 0);
        var second = word(b, 2);
        return (first & 0xe000) == 0x2000
                && first != 0x2002 // 6to4
                && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8)) // Teredo, protocols, documentation
                && !(first == 0x3fff && second < 0x1000); // documentation
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << Byte.SIZE) | (bytes[at + 1] & 0xff);
    }
}
