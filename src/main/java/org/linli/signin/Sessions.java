package org.linli.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in, for themselves to see and to end. */
@Component
class Sessions {
    /** Session attribute: the kind of device, roughly. */
    static final String DEVICE = "device";

    private static final List<String> SYSTEMS =
            List.of("HarmonyOS", "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");
    private static final List<String> PROGRAMS = List.of("MicroMessenger", "Edg", "Firefox", "Chrome", "Safari");

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    /**
     * One that is open.
     *
     * @param handle stands for its id, which is a secret
     * @param here whether it is the one that asks
     */
    record Open(String handle, String device, Instant since, Instant used, boolean here) {}

    /** Those of {@code staff}, the one that asks first, then the last used; at most 50. */
    List<Open> list(Staff staff, String here) {
        return of(staff)
                .map(session -> new Open(
                        handle(session.getId()),
                        session.getAttributeOrDefault(DEVICE, ""),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(here)))
                .sorted(Comparator.comparing(Open::here)
                        .thenComparing(Open::used)
                        .reversed())
                .limit(50)
                .toList();
    }

    /** Ends the one that {@code handle} stands for, if it is one of {@code staff}'s. */
    void end(Staff staff, String handle) {
        of(staff)
                .filter(session -> handle(session.getId()).equals(handle))
                .forEach(session -> sessions.getObject().deleteById(session.getId()));
    }

    private Stream<? extends Session> of(Staff staff) {
        return sessions
                .getObject()
                .findByPrincipalName(StaffAuthentication.name(staff.district(), staff.person()))
                .values()
                .stream();
    }

    /** The program and system in what a browser says of itself, and nothing more of it. */
    static String device(@Nullable String agent) {
        if (agent == null) {
            return "";
        }
        return Stream.of(PROGRAMS, SYSTEMS)
                .flatMap(known -> known.stream().filter(agent::contains).limit(1))
                .map(word -> word.equals("MicroMessenger") ? "WeChat" : word.equals("Edg") ? "Edge" : word)
                .reduce((program, system) -> program + " · " + system)
                .orElse("");
    }

    private static String handle(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
