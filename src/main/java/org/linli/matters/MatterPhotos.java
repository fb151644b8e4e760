package org.linli.matters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Behalf;
import org.linli.kernel.Problem;
import org.springframework.stereotype.Component;

/** Photos for other modules, which asked before who may see them. */
@Component
public class MatterPhotos {
    private final Photos photos;
    private final PhotoStore store;

    MatterPhotos(Photos photos, PhotoStore store) {
        this.photos = photos;
        this.store = store;
    }

    /** The largest file that is looked at, in bytes. */
    public static int bytesMax() {
        return Photos.BYTES_MAX;
    }

    /**
     * A sent file as a photo that may be kept: a JPEG with nothing of the file but its picture. Fails as {@link Problem#INVALID},
     * naming the field {@code photo}.
     */
    public byte[] prepare(byte[] file) {
        return switch (photos.prepare(file)) {
            case Photos.Outcome.Photo(var jpeg) -> jpeg;
            case Photos.Outcome.Unfit(var reason) ->
                throw Problem.INVALID.because("no photo", Map.of("photo", reason.key()));
        };
    }

    /** The photos that came with a matter, in the order in which they were sent. */
    public List<UUID> of(MatterRef matter) {
        return Behalf.SYSTEM.call(() -> store.list(matter.district(), matter.id()));
    }

    /** One of them, as a JPEG. */
    public Optional<byte[]> find(MatterRef matter, UUID photo) {
        return Behalf.SYSTEM.call(() -> store.find(matter.district(), matter.id(), photo));
    }
}
