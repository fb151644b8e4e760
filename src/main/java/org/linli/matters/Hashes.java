package org.linli.matters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Ids;

/** SHA-256 of secrets and of what was sent, in hexadecimal digits. */
final class Hashes {
    private Hashes() {}

    /** What is kept of a receipt: enough to recognise it, however it is typed. 80 random bits need no salt. */
    static String ofReceipt(String receipt) {
        return hex(sha256().digest(Ids.plain(receipt).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether two drafts, with the dates that they bring along, are the same. */
    static String ofDraft(Draft draft, @Nullable Instant due) {
        var digest = sha256();
        if (due != null) {
            add(digest, due.toString());
        }
        add(digest, draft.place().value());
        add(digest, String.valueOf(draft.title()));
        add(digest, draft.text());
        add(digest, String.valueOf(draft.category()));
        if (draft.kind() != null) {
            add(digest, draft.kind().name());
        }
        if (draft.avoid()) {
            add(digest, "avoid");
        }
        add(digest, draft.via().name());
        add(digest, String.valueOf(draft.anonymous()));
        add(digest, String.valueOf(draft.contact()));
        add(digest, draft.lang().code());
        draft.photos().forEach(photo -> add(digest, photo));
        return hex(digest.digest());
    }

    /** What a photo is told by in the public log. */
    static String ofPhoto(byte[] jpeg) {
        return hex(sha256().digest(jpeg));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static void add(MessageDigest digest, String text) {
        add(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
