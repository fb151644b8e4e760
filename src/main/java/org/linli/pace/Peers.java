package org.linli.pace;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/*
 * What a client says about its own address (X-Forwarded-For, Forwarded) is believed only of a proxy, that is of a peer on this
 * machine or a private network, and of what a proxy says only the last entry, which it wrote itself.
 */
/** Where a request really comes from. */
public final class Peers {
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP");

    private Peers() {}

    /** The address to count tries by. */
    public static String address(HttpServletRequest request) {
        var raw = raw(request);
        var peer = raw.getRemoteAddr();
        var forwarded = raw.getHeader("X-Forwarded-For");
        return address(peer, forwarded);
    }

    static String address(String peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !isNear(peer)) {
            return peer;
        }
        var last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        return last.matches("[0-9a-fA-F.:]{3,45}") ? last.toLowerCase(Locale.ROOT) : peer;
    }

    /** Whether a program on this machine asks, and not a proxy on it for somebody else. */
    public static boolean isLocal(HttpServletRequest request) {
        var raw = raw(request);
        return isLoopback(raw.getRemoteAddr()) && FORWARDED.stream().allMatch(name -> raw.getHeader(name) == null);
    }

    private static HttpServletRequest raw(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest raw ? raw : request;
    }

    private static boolean isLoopback(String address) {
        var parsed = parse(address);
        return parsed != null && parsed.isLoopbackAddress();
    }

    private static boolean isNear(String address) {
        var parsed = parse(address);
        return parsed != null
                && (parsed.isLoopbackAddress()
                        || parsed.isSiteLocalAddress()
                        || (parsed.getAddress().length == 16 && (parsed.getAddress()[0] & 0xfe) == 0xfc)); // RFC 4193
    }

    private static @Nullable InetAddress parse(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
