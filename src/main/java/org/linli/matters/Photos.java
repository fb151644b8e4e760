package org.linli.matters;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.springframework.stereotype.Component;

/**
 * Makes a sent file into a photo that may be kept: a JPEG of at most 1,600 pixels a side, turned the right way up, on white,
 * with nothing of the file but its picture (no place, no camera, no time).
 */
@Component
final class Photos {
    /** So many photos a matter may have. */
    static final int PHOTOS_MAX = 4;

    /** The largest file that is looked at. */
    static final int BYTES_MAX = 15 << 20;

    private static final long PIXELS_MAX = 50_000_000;
    private static final int SIDE_MAX = 1_600;
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE, true); // a decoded picture takes some 50 MB

    /** What became of a file. */
    sealed interface Outcome {
        /** It can be kept. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Photo(byte[] jpeg) implements Outcome {}

        /** It cannot. */
        record Unfit(Intake.Reason reason) implements Outcome {}
    }

    Outcome prepare(byte[] file) {
        if (file.length > BYTES_MAX) {
            return new Outcome.Unfit(Intake.Reason.PHOTO_TOO_LARGE);
        }
        if (!isJpeg(file) && !isPng(file)) {
            return new Outcome.Unfit(Intake.Reason.PHOTO_KIND);
        }
        turns.acquireUninterruptibly();
        try {
            return decode(file);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) { // what broken files make of readers
            return new Outcome.Unfit(Intake.Reason.PHOTO_KIND);
        } finally {
            turns.release();
        }
    }

    private static Outcome decode(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Outcome.Unfit(Intake.Reason.PHOTO_KIND);
            }
            var reader = readers.next();
            try {
                return read(reader, input, orientation(file));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Outcome read(ImageReader reader, ImageInputStream input, Orientation orientation)
            throws IOException {
        reader.setInput(input, true, true);
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > PIXELS_MAX) {
            return new Outcome.Unfit(Intake.Reason.PHOTO_TOO_LARGE);
        }
        var parameters = reader.getDefaultReadParam();
        var step = Math.max(1, Math.max(width, height) / (2 * SIDE_MAX));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return new Outcome.Photo(encode(reader.read(0, parameters), orientation));
    }

    private static Orientation orientation(byte[] file) {
        try {
            return Optional.ofNullable(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                            .getFirstDirectoryOfType(ExifIFD0Directory.class))
                    .map(exif -> exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                    .map(Orientation::typeOf)
                    .orElse(Orientation.TOP_LEFT);
        } catch (ImageProcessingException | IOException e) {
            return Orientation.TOP_LEFT; // what it says of itself is broken, the picture may not be
        }
    }

    private static byte[] encode(BufferedImage picture, Orientation orientation) throws IOException {
        var longest = Math.max(picture.getWidth(), picture.getHeight());
        var small = longest <= SIDE_MAX
                ? picture
                : Thumbnails.of(picture).size(SIDE_MAX, SIDE_MAX).asBufferedImage();
        var upright = ExifFilterUtils.getFilterForOrientation(orientation).apply(small);
        var opaque = new BufferedImage(upright.getWidth(), upright.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        canvas.drawImage(upright, 0, 0, Color.WHITE, null);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        Thumbnails.of(opaque).scale(1).outputFormat("jpg").outputQuality(0.82).toOutputStream(out);
        return out.toByteArray();
    }

    /** {@code jpeg}, which was kept before, with {@code cells} of it covered for good; see {@link Covering}. */
    byte[] covered(byte[] jpeg, java.util.Collection<Integer> cells) {
        turns.acquireUninterruptibly();
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            var out = new ByteArrayOutputStream();
            Thumbnails.of(Covering.cover(picture, cells))
                    .scale(1)
                    .outputFormat("jpg")
                    .outputQuality(0.82)
                    .toOutputStream(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a photo that was kept cannot be read", e);
        } finally {
            turns.release();
        }
    }

    private static boolean isJpeg(byte[] file) {
        return file.length > 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8 && (file[2] & 0xFF) == 0xFF;
    }

    private static boolean isPng(byte[] file) {
        return file.length > 8 && (file[0] & 0xFF) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
    }
}
