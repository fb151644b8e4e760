package org.linli.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree against RFC 6962 read literally, and against its published figures. */
class MerkleTests {
    private static final Hasher HASHER = new Hasher();

    /** The eight leaves of Certificate Transparency's reference tree. */
    private static final List<String> REFERENCE =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static Hash leaf(long number) {
        return HASHER.leaf(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static List<Hash> leaves(long size) {
        return LongStream.range(0, size).mapToObj(MerkleTests::leaf).toList();
    }

    /** MTH of RFC 6962, section 2.1. */
    private static Hash mth(List<Hash> leaves) {
        return switch (leaves.size()) {
            case 0 -> HASHER.empty();
            case 1 -> leaves.getFirst();
            default -> {
                var k = Integer.highestOneBit(leaves.size() - 1);
                yield HASHER.node(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
            }
        };
    }

    /** What a log keeps: all tiles that were ever full, and those at the edge now. */
    private static final class Kept {
        private final Map<Tile, List<Hash>> tiles = new HashMap<>();
        private Edge edge = new Edge();

        void grow(long to) {
            while (edge.size() < to) {
                edge.append(leaf(edge.size()), tiles::put);
            }
            edge.partial(tiles::put);
        }

        /** As after a restart: from what is kept alone. */
        void again() {
            edge = new Edge(
                    edge.size(), Tile.edge(edge.size()).stream().map(tiles::get).toList());
        }

        Tiles at(long size) {
            return new Tiles(size, wanted -> tiles(wanted));
        }

        private Map<Tile, List<Hash>> tiles(Collection<Tile> wanted) {
            var found = new HashMap<Tile, List<Hash>>();
            for (var tile : wanted) { // a narrower tile of the past is the beginning of a wider one
                tiles.entrySet().stream()
                        .filter(kept -> kept.getKey().level() == tile.level()
                                && kept.getKey().index() == tile.index()
                                && kept.getKey().width() >= tile.width())
                        .findAny()
                        .ifPresent(kept -> found.put(tile, kept.getValue().subList(0, tile.width())));
            }
            return found;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsOfTheReferenceTree(int size, String root) {
        var edge = new Edge();
        REFERENCE.stream()
                .limit(size)
                .forEach(hex -> edge.append(HASHER.leaf(HexFormat.of().parseHex(hex)), (tile, hashes) -> {}));
        assertThat(edge.root()).hasToString(root);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000})
    void aTreeGrownInStepsAndReadBackHasTheRootOfAllItsLeaves(long size) {
        var kept = new Kept();
        var steps = new Random(size);
        while (kept.edge.size() < size) {
            kept.grow(Math.min(size, kept.edge.size() + 1 + steps.nextInt(3_000)));
            kept.again();
        }
        assertThat(kept.edge.root()).isEqualTo(mth(leaves(size)));
        assertThat(kept.at(size).root()).isEqualTo(kept.edge.root());
    }

    @Test
    void everyLeafOfEverySmallTreeIsProvedAndNoOther() {
        var kept = new Kept();
        kept.grow(20);
        for (var size = 1L; size <= 20; size++) {
            var root = mth(leaves(size));
            for (var index = 0L; index < size; index++) {
                var proof = kept.at(size).inclusion(index);
                assertThat(Proofs.isIncluded(leaf(index), index, size, proof, root))
                        .isTrue();
                refusesWhatIsNearby(index, size, proof, root);
            }
        }
    }

    private static void refusesWhatIsNearby(long index, long size, List<Hash> proof, Hash root) {
        assertThat(Proofs.isIncluded(leaf(index + 1), index, size, proof, root)).isFalse();
        assertThat(Proofs.isIncluded(leaf(index), index + 1, size, proof, root)).isFalse();
        assertThat(Proofs.isIncluded(leaf(index), -1, size, proof, root)).isFalse();
        assertThat(Proofs.isIncluded(leaf(index), index, size, proof, leaf(99))).isFalse();
        for (var wrong : spoilt(proof)) {
            assertThat(Proofs.isIncluded(leaf(index), index, size, wrong, root)).isFalse();
        }
    }

    /** A hash too many at either end, one too few, and each with one bit turned. */
    private static List<List<Hash>> spoilt(List<Hash> proof) {
        var all = new ArrayList<List<Hash>>();
        var longer = new ArrayList<>(proof);
        longer.add(leaf(7));
        all.add(longer);
        var before = new ArrayList<>(proof);
        before.addFirst(leaf(7));
        all.add(before);
        for (var i = 0; i < proof.size(); i++) {
            var turned = new ArrayList<>(proof);
            var hash = proof.get(i);
            turned.set(i, new Hash(hash.a(), hash.b() ^ 16, hash.c(), hash.d()));
            all.add(turned);
        }
        if (!proof.isEmpty()) {
            all.add(proof.subList(0, proof.size() - 1));
            all.add(proof.subList(1, proof.size()));
        }
        return all;
    }

    @Test
    void everySmallTreeIsProvedToGoOnFromEveryOneBefore() {
        var kept = new Kept();
        kept.grow(20);
        for (var size = 1L; size <= 20; size++) {
            var root = mth(leaves(size));
            for (var old = 0L; old <= size; old++) {
                var oldRoot = mth(leaves(old));
                var proof = kept.at(size).consistency(old);
                assertThat(Proofs.isConsistent(old, oldRoot, size, root, proof))
                        .as(old + " in " + size)
                        .isTrue();
                assertThat(Proofs.isConsistent(old, leaf(99), size, root, proof))
                        .isFalse();
                assertThat(Proofs.isConsistent(old, oldRoot, size, leaf(99), proof))
                        .isEqualTo(old == 0); // every tree goes on from the empty one
                for (var wrong : spoilt(proof)) {
                    assertThat(Proofs.isConsistent(old, oldRoot, size, root, wrong))
                            .isFalse();
                }
            }
        }
        assertThat(Proofs.isConsistent(3, mth(leaves(3)), 2, mth(leaves(2)), List.of()))
                .isFalse();
    }

    @Test
    void proofsCrossTheBordersOfTiles() {
        var kept = new Kept();
        var sizes = List.of(255L, 256L, 257L, 1_000L, 65_535L, 65_537L, 66_000L);
        sizes.forEach(kept::grow);
        var root = new HashMap<Long, Hash>();
        sizes.forEach(size -> root.put(size, mth(leaves(size))));
        for (var size : sizes) {
            for (var index : List.of(0L, 1L, 254L, 255L, 256L, 999L, 65_280L, 65_535L, 65_536L, size - 1)) {
                if (index < size) {
                    assertThat(Proofs.isIncluded(
                                    leaf(index), index, size, kept.at(size).inclusion(index), root(root, size)))
                            .as(index + " in " + size)
                            .isTrue();
                }
            }
            for (var old : sizes) {
                if (old <= size) {
                    assertThat(Proofs.isConsistent(
                                    old,
                                    root(root, old),
                                    size,
                                    root(root, size),
                                    kept.at(size).consistency(old)))
                            .as(old + " in " + size)
                            .isTrue();
                }
            }
        }
    }

    private static Hash root(Map<Long, Hash> roots, long size) {
        return java.util.Objects.requireNonNull(roots.get(size));
    }

    @Test
    void aTileThatIsMissingFailsTheProof() {
        var kept = new Kept();
        kept.grow(600);
        kept.tiles.remove(new Tile(0, 1, Tile.FULL));
        assertThatThrownBy(() -> kept.at(600).inclusion(300)).hasMessageContaining("tile/0/001");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 0, 1, tile/0/000.p/1",
        "1, 999, 17, tile/1/999.p/17",
        "0, 1000, 256, tile/0/x001/000",
        "2, 1234067, 256, tile/2/x001/x234/067",
        "0, 1234067, 255, tile/0/x001/x234/067.p/255"
    })
    void tilesHaveTheirAddresses(int level, long index, int width, String path) {
        var tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.at(level, path.substring(path.indexOf('/', 5) + 1))).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x000/001",
                "x001/1",
                "x001",
                "001.p/0",
                "001.p/256",
                "001.p/01",
                "001.p/",
                "001.p/300",
                "-01",
                "001/",
                "../000",
                "x999/x999/x999/x999/x999/x999/x999/999"
            })
    void refusesAddressesThatNoTileHas(String suffix) {
        assertThat(Tile.at(0, suffix)).isEmpty();
        assertThat(Tile.at(8, "000")).isEmpty();
        assertThat(Tile.at(-1, "000")).isEmpty();
    }

    /** The example of the specification: a tree of 70,000. */
    @Test
    void theEdgeOfTheSpecificationsExample() {
        assertThat(Tile.edge(70_000)).containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Tile.edge(256)).containsExactly(new Tile(1, 0, 1));
        assertThat(Tile.edge(0)).isEmpty();
    }

    @Test
    void bundlesReadWhatTheyWroteAndRefuseWhatIsCutOff() {
        var entries = List.of(new byte[0], new byte[] {1}, new byte[Bundle.ENTRY_MAX]);
        var bytes = Bundle.write(entries);
        assertThat(Bundle.read(bytes)).usingRecursiveComparison().isEqualTo(entries);
        assertThatThrownBy(() -> Bundle.read(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageContaining("entry 2");
        assertThatThrownBy(() -> Bundle.read(new byte[] {0})).hasMessageContaining("entry 0");
    }
}
