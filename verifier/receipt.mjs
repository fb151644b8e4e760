// What a receipt proves: that the leaf in the public log commits to what its holder sees, and that the leaf is in the log.
import { bytesOf, equal, fromBase64, isIncluded, join, leafHash, parseCheckpoint, parseProof, Refused, sha256, toBase64, verifyNote }
    from './tlog.mjs';

const LINES = 8;

/** Reads a leaf of the ledger: `{kind, hour, recorded, place, facts, ref, commitment}`. */
export function parseLeaf(entry) {
    const lines = entry.split('\n');
    if (lines.length !== LINES + 1 || lines[0] !== 'linli-ledger/1' || lines[LINES] !== '') throw new Refused('no leaf of a ledger');
    const [, kind, hour, recorded, place, facts, ref, commitment] = lines;
    if (fromBase64(commitment).length !== 32) throw new Refused('a commitment of another length');
    let parsed;
    try {
        parsed = JSON.parse(facts);
    } catch {
        throw new Refused('facts that are no JSON');
    }
    return { kind, hour, recorded, place, facts: parsed, ref, commitment };
}

/** JSON in its canonical form (RFC 8785), for what leaves hold: texts, whole numbers, true, false, null, lists, objects. */
export function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (value !== null && typeof value === 'object') {
        return `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
    }
    return JSON.stringify(value);
}

function framed(text) {
    const bytes = bytesOf(text);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    return join(length, bytes);
}

/** The commitment to `detail` under `salt`, as base64. */
export async function commitment(kind, salt, detail) {
    return toBase64(await sha256(framed('linli/commit/1'), framed(kind), salt, await sha256(bytesOf(detail))));
}

/** The hash of what was said, as a detail holds it: SHA-256 of its texts as canonical JSON, as base64. */
export async function content(texts) {
    return toBase64(await sha256(bytesOf(canonical(texts))));
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const coarse = value => {
    if (Array.isArray(value)) return value.map(coarse);
    if (value !== null && typeof value === 'object') {
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coarse(one)]));
    }
    return typeof value === 'string' && TIME.test(value) ? `${value.slice(0, 13)}Z` : value;
};

/**
 * Checks one proof: `{entry, detail, salt, proof}`, detail and salt null where they were erased. Throws what does not hold.
 * Answers `{leaf, detail, index, size, erased, note}`; `detail` is believed only after this.
 */
export async function verifyProof({ entry, detail, salt, proof }, origin, keys) {
    const parsed = parseProof(proof);
    const head = parseCheckpoint(await verifyNote(parsed.note, keys));
    if (head.origin !== origin) throw new Refused(`a proof of another log: ${head.origin}`);
    if (!await isIncluded(await leafHash(bytesOf(entry)), parsed.index, head.size, parsed.hashes, head.root)) {
        throw new Refused(`entry ${parsed.index} is not in the tree of ${head.size}`);
    }
    const leaf = parseLeaf(entry);
    const found = { leaf, index: parsed.index, size: head.size, note: parsed.note };
    if (detail === null || detail === undefined) return { ...found, erased: true, detail: null };
    if (await commitment(leaf.kind, fromBase64(salt), detail) !== leaf.commitment) {
        throw new Refused(`entry ${parsed.index}: the detail is not what the leaf commits to`);
    }
    const told = JSON.parse(detail);
    if (leaf.place !== '-') fits(leaf, told, parsed.index);
    return { ...found, erased: false, detail: told };
}

/** What a leaf shows must be what its detail says, coarser. */
function fits(leaf, told, index) {
    const shown = Object.entries(leaf.facts).every(([key, value]) => canonical(coarse(told.facts[key])) === canonical(value));
    if (!shown || told.kind !== leaf.kind || told.place !== leaf.place || `${told.at.slice(0, 13)}Z` !== leaf.hour) {
        throw new Refused(`entry ${index}: the leaf shows something else than its detail`);
    }
}

/** Checks a promise: a signed text that names the commitment. Answers `{kind, commitment, at, until}`. */
export async function verifyPromise(note, origin, keys) {
    const lines = (await verifyNote(note, keys)).split('\n');
    if (lines.length !== 7 || lines[0] !== 'linli-promise/1' || lines[1] !== origin) throw new Refused('no promise of this log');
    return { kind: lines[2], commitment: lines[3], at: lines[4], until: lines[5] };
}

export { equal };
