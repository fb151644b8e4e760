package org.linli.matters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reporter said, as its hash in the public log is made: title, text, and the SHA-256 of each photo as it is kept. */
final class Said {
    private Said() {}

    static Map<String, String> of(String title, String text, List<byte[]> photos) {
        var said = new TreeMap<String, String>();
        said.put("title", title);
        said.put("text", text);
        for (var i = 0; i < photos.size(); i++) {
            said.put("photo" + i, Hashes.ofPhoto(photos.get(i)));
        }
        return said;
    }
}
