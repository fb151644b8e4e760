// Audits a whole log from its published entries, and counts published figures again from them.
import { bytesOf, equal, fromBase64, leafHash, parseBundle, parseCheckpoint, parseNote, Refused, textOf, tilePath, toBase64, Tree, verifierKey, verifyNote }
    from './tlog.mjs';
import { parseLeaf } from './receipt.mjs';

const FULL = 256;
const FINDINGS_MAX = 100;
const PATIENCE = 11; // seconds
const LENGTHS = { district: 6, subdistrict: 9, community: 12 };

/**
 * Reads the log behind `source` from its first entry to its newest signed head.
 *
 * @param source `{bytes(path), text(path)}`, from a server or a folder
 * @param keys lines of verifier keys that are trusted; without any, those that the log names itself, and said so
 * @param each called with (leaf, index) for every entry
 * @param progress called with (entries read, entries in all)
 * @param roots a map of sizes, which gets the root of the tree at each of them, as base64
 * @returns `{origin, size, root, findings, trustedKey, note}`, the note with the head that was audited
 */
export async function audit(source, { keys = null, each = () => {}, progress = () => {}, roots = new Map() } = {}) {
    const findings = [];
    const find = what => { if (findings.length < FINDINGS_MAX) findings.push(what); };
    const lines = keys ?? (await source.text('ledger/key')).trim().split('\n');
    const known = await Promise.all(lines.map(verifierKey));
    const note = await source.text('checkpoint');
    const origin = parseNote(note).text.split('\n', 1)[0];
    const theirs = known.filter(key => key.name === origin);
    if (!theirs.length) throw new Refused(`the checkpoint is of another log: ${origin}`);
    const head = parseCheckpoint(await verifyNote(note, theirs));
    const tree = new Tree();
    while (tree.size < head.size) {
        const n = tree.size / FULL;
        const width = Math.min(FULL, head.size - tree.size);
        const entries = await bundle(source, n, width, find);
        if (!entries) break; // nothing behind a gap can be placed
        await tile(source, n, width, entries, find);
        for (const entry of entries) {
            leaf(entry, tree.size, each, find);
            await tree.append(await leafHash(entry));
            if (roots.has(tree.size)) roots.set(tree.size, toBase64(await tree.root()));
        }
        progress(tree.size, head.size);
    }
    if (tree.size === head.size && !equal(await tree.root(), head.root)) {
        find(`checkpoint ${head.size}: its root is not what the entries give`);
    }
    return { origin: head.origin, size: head.size, root: toBase64(head.root), findings, trustedKey: keys !== null, note };
}

/**
 * Checks one day's files: the leaves, added to the peaks before them, must give the signed head.
 *
 * @param proof `{origin, from, to, peaks, checkpoint}`
 * @param leaves objects `{index, entry}`, in order
 * @param keys lines of verifier keys that are trusted
 * @returns what does not hold
 */
export async function verifyDay(proof, leaves, keys) {
    const known = await Promise.all(keys.map(verifierKey));
    const head = parseCheckpoint(await verifyNote(proof.checkpoint, known));
    if (head.origin !== proof.origin || head.size !== proof.to) throw new Refused('the checkpoint is not the one at the end of the day');
    const tree = Tree.of(proof.from, proof.peaks.map(fromBase64));
    for (const { index, entry } of leaves) {
        if (index !== tree.size) return [`leaf ${index}: ${tree.size} was expected`];
        try {
            parseLeaf(entry);
        } catch (e) {
            return [`leaf ${index}: ${e.message}`];
        }
        await tree.append(await leafHash(bytesOf(entry)));
    }
    if (tree.size !== head.size) return [`leaf ${tree.size} is missing`];
    return equal(await tree.root(), head.root) ? [] : [`checkpoint ${head.size}: its root is not what the day's leaves give`];
}

async function bundle(source, n, width, find) {
    const path = `tile/entries/${tilePath(n, width)}`;
    try {
        const entries = parseBundle(await source.bytes(path));
        if (entries.length === width) return entries;
        find(`${path}: ${entries.length} entries of ${width}, entry ${n * FULL + entries.length} is missing`);
    } catch (e) {
        find(`${path}: ${e.message}; entry ${n * FULL} cannot be read`);
    }
    return null;
}

/** The tile of hashes beside the entries must be what they give, or proofs made from it are worth nothing. */
async function tile(source, n, width, entries, find) {
    const path = `tile/0/${tilePath(n, width)}`;
    let hashes;
    try {
        hashes = await source.bytes(path);
    } catch (e) {
        find(`${path}: ${e.message}`);
        return;
    }
    if (hashes.length !== width * 32) find(`${path}: ${hashes.length} bytes`);
    for (let i = 0; i < width; i++) {
        if (!equal(await leafHash(entries[i]), hashes.subarray(i * 32, i * 32 + 32))) {
            find(`${path}: its hash of entry ${n * FULL + i} is not what the entry gives`);
            return;
        }
    }
}

function leaf(entry, index, each, find) {
    try {
        each(parseLeaf(textOf(entry)), index);
    } catch (e) {
        find(`entry ${index}: ${e.message}`);
    }
}

/** Counts figures from leaves, by the lines that the server publishes (`measure,kind,when,add,day`). */
export class Counts {
    #byKind = new Map();
    #zone;
    sums = new Map(); // "measure place month" → number
    discreet = new Set(); // measures whose leaves show nothing to count

    /** @param definitions `{zone, lines: [{measure, kind, when, add, day, discreet}]}` */
    constructor(definitions) {
        for (const line of definitions.lines) {
            if (line.discreet) {
                this.discreet.add(line.measure);
                continue;
            }
            if (!this.#byKind.has(line.kind)) this.#byKind.set(line.kind, []);
            this.#byKind.get(line.kind).push(line);
        }
        this.#zone = new Intl.DateTimeFormat('en-CA', {
            timeZone: definitions.zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    }

    /** Adds what one leaf adds; one that shows its kind alone adds nothing that anybody outside could count. */
    add(leaf) {
        if (leaf.hour === '-') return;
        for (const line of this.#byKind.get(leaf.kind) ?? []) {
            if (!holds(line.when, leaf.facts)) continue;
            const value = /^-?\d/.test(line.add) ? Number(line.add) : Number(leaf.facts[line.add] ?? 0);
            if (value === 0) continue;
            const month = this.#day(line.day ? leaf.facts[line.day] : leaf.hour).slice(0, 7);
            for (const length of Object.values(LENGTHS)) {
                if (leaf.place.length >= length) {
                    const key = `${line.measure} ${leaf.place.slice(0, length)} ${month}`;
                    this.sums.set(key, (this.sums.get(key) ?? 0) + value);
                }
            }
        }
    }

    #day(time) {
        return time.length === 10 ? time : this.#zone.format(new Date(`${time.slice(0, 13)}:00:00Z`));
    }
}

function holds(when, facts) {
    if (!when) return true;
    return when.split('&').every((one) => {
        const equals = one.indexOf('=');
        return equals > 0 ? String(facts[one.slice(0, equals)] ?? '') === one.slice(equals + 1) : facts[one] === true;
    });
}

/**
 * Compares every published figure, by place and month, with what the leaves give.
 *
 * @param published called with (place, first day, day after the last); answers a map of measure → value
 * @returns `{compared, findings}`
 */
export async function compare(counts, published, { places = null } = {}) {
    const findings = [];
    const months = new Map(); // "place month" → map of measure → number
    for (const [key, value] of counts.sums) {
        const [measure, place, month] = key.split(' ');
        if (places && !places(place)) continue;
        const cell = `${place} ${month}`;
        if (!months.has(cell)) months.set(cell, new Map());
        months.get(cell).set(measure, value);
    }
    let compared = 0;
    for (const [cell, sums] of months) {
        const [place, month] = cell.split(' ');
        const [year, number] = month.split('-').map(Number);
        const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
        const figures = await published(place, `${month}-01`, next);
        for (const measure of new Set([...sums.keys(), ...figures.keys()])) {
            if (counts.discreet.has(measure)) continue; // nobody outside can count them
            compared++;
            const [here, there] = [sums.get(measure) ?? 0, figures.get(measure) ?? 0];
            if (here !== there) findings.push(`${measure} of ${place} in ${month}: published ${there}, the log gives ${here}`);
        }
    }
    return { compared, findings };
}

/**
 * Audits the log and counts the published figures again. Figures may be a moment ahead of the head that is published: where they
 * differ, waits for the next head and reads once more.
 *
 * @returns what `audit` does, and `compared`, how many figures
 */
export async function auditWithFigures(source, { keys = null, progress = () => {}, tries = 5 } = {}) {
    const definitions = await source.json('api/v1/open/definitions');
    for (let left = tries; ; left--) {
        const counts = new Counts(definitions);
        const report = await audit(source, { keys, each: leaf => counts.add(leaf), progress });
        if (report.findings.length) return { ...report, compared: 0 };
        const figures = await compare(counts, async (place, from, to) => {
            const answer = await source.json(`api/v1/open/measures?place=${place}&from=${from}&to=${to}`);
            return new Map(answer.items.filter(one => one.value !== 0).map(one => [one.measure, one.value]));
        });
        if (!figures.findings.length || left === 1 || !await moved(source, report.size)) return { ...report, ...figures };
    }
}

/** Whether another head is published within the time that one may wait for its witnesses. */
async function moved(source, size) {
    for (let seconds = 0; seconds < PATIENCE; seconds++) {
        if ((await source.text('checkpoint')).split('\n')[1] !== String(size)) return true;
        await new Promise(resolve => setTimeout(resolve, 1000));
    }
    return false;
}

export { bytesOf };
