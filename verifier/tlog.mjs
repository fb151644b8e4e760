// Transparency logs as C2SP writes them down: signed notes, checkpoints, the Merkle tree of RFC 6962, tiles, proofs.
// Written from the specifications, for Node and for browsers; shares no code with the server.

const utf8 = new TextEncoder();
const text8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Something that does not hold; the message names it. */
export class Refused extends Error {}

/** Reads standard base64 strictly (RFC 4648, section 4). */
export function fromBase64(text) {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
        throw new Refused(`no base64: ${text.slice(0, 60)}`);
    }
    const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
    if (toBase64(bytes) !== text) throw new Refused('base64 with stray bits');
    return bytes;
}

export function toBase64(bytes) {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
}

export const bytesOf = text => utf8.encode(text);
export const textOf = bytes => {
    try {
        return text8.decode(bytes);
    } catch {
        throw new Refused('no UTF-8');
    }
};

export function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

export const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

// Node hashes at once, browsers in their own time; whoever awaits does not see the difference.
const node = typeof process !== 'undefined' && process.versions?.node ? await import('node:crypto') : null;

/** SHA-256 of all parts, one after the other. */
export const sha256 = node
    ? (...parts) => {
        const hash = node.createHash('sha256');
        for (const part of parts) hash.update(part);
        return new Uint8Array(hash.digest());
    }
    : async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
export const leafHash = entry => sha256(LEAF, entry);
export const nodeHash = (left, right) => sha256(NODE, left, right);

// --- keys and notes (c2sp.org/signed-note)

const ED25519 = 1;

/** Reads `name+id+key`; the id must fit. Answers `{name, id, type, key}`. */
export async function verifierKey(line) {
    const [name, hex, key] = [line.split('+', 1)[0], line.split('+')[1], line.split('+').slice(2).join('+')];
    const typed = fromBase64(key ?? '');
    const id = (await sha256(bytesOf(`${name}\n`), typed)).slice(0, 4);
    if ([...id].map(b => b.toString(16).padStart(2, '0')).join('') !== hex) throw new Refused('the key does not fit its id');
    return { name, id, type: typed[0], key: typed.slice(1) };
}

/** Splits a note into its text and its signatures `{name, id, signature}`; strict. */
export function parseNote(note) {
    if (/[\x00-\x09\x0b-\x1f]/.test(note)) throw new Refused('a note with control characters');
    const split = note.lastIndexOf('\n\n');
    if (split < 0 || !note.endsWith('\n')) throw new Refused('a note has a text, an empty line, and signatures');
    const lines = note.slice(split + 2, -1).split('\n');
    if (lines.length > 16) throw new Refused('more than 16 signatures');
    const signatures = lines.map(line => {
        const parts = line.split(' ');
        if (parts.length !== 3 || parts[0] !== '\u2014' || !parts[1] || parts[1].includes('+')) {
            throw new Refused(`no signature line: ${line.slice(0, 80)}`);
        }
        const bytes = fromBase64(parts[2]);
        if (bytes.length <= 4) throw new Refused('a signature without bytes');
        return { name: parts[1], id: bytes.slice(0, 4), signature: bytes.slice(4) };
    });
    return { text: note.slice(0, split + 1), signatures };
}

/**
 * The text of a note that at least one Ed25519 key of `keys` has signed. One bad signature of a known key spoils the note.
 * Signatures by keys of other types, ML-DSA-44 for one, are passed over: Node and browsers cannot check them yet.
 */
export async function verifyNote(note, keys) {
    const { text, signatures } = parseNote(note);
    let good = 0;
    for (const { name, id, signature } of signatures) {
        const key = keys.find(one => one.type === ED25519 && one.name === name && equal(one.id, id));
        if (!key) continue;
        if (!await ed25519(key.key, bytesOf(text), signature)) throw new Refused(`the signature of ${name} does not hold`);
        good++;
    }
    if (!good) throw new Refused('no signature of a known key');
    return text;
}

/** Whether `signature` of `message` holds under the bare public key. */
export async function ed25519(key, message, signature) {
    try {
        const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
        return signature.length === 64 && await crypto.subtle.verify('Ed25519', imported, signature, message);
    } catch (e) {
        if (e instanceof Refused) throw e;
        throw new Unable(`this browser cannot check Ed25519 signatures: ${e.message}`);
    }
}

/** The machine lacks what the check needs; says nothing about the log. */
export class Unable extends Error {}

/** Reads a checkpoint's text: `{origin, size, root}`. */
export function parseCheckpoint(text) {
    const lines = text.split('\n');
    if (lines.length !== 4 || !lines[0] || lines[3] !== '') throw new Refused('a checkpoint has three lines');
    return { origin: lines[0], size: wholeNumber(lines[1]), root: hash(lines[2]) };
}

function wholeNumber(digits) {
    if (!/^(?:0|[1-9]\d{0,15})$/.test(digits)) throw new Refused(`no number: ${digits}`);
    return Number(digits);
}

function hash(text) {
    const bytes = fromBase64(text);
    if (bytes.length !== 32) throw new Refused('a hash of another length');
    return bytes;
}

// --- the tree

/** A tree that grows leaf by leaf, and its root. */
export class Tree {
    size = 0;
    #stack = []; // roots of perfect trees, [hash, height], the largest first

    /** The tree of `size` leaves from the roots of the perfect trees that make it up, the largest first. */
    static of(size, peaks) {
        const tree = new Tree();
        tree.size = size;
        let height = 0;
        const heights = [];
        for (let rest = size; rest > 0; rest = Math.floor(rest / 2), height++) if (rest % 2 === 1) heights.unshift(height);
        if (heights.length !== peaks.length) throw new Refused(`${peaks.length} peaks for a tree of ${size}`);
        tree.#stack = peaks.map((hash, i) => [hash, heights[i]]);
        return tree;
    }

    async append(leaf) {
        let hash = leaf;
        let height = 0;
        while (this.#stack.length && this.#stack.at(-1)[1] === height) {
            hash = await nodeHash(this.#stack.pop()[0], hash);
            height++;
        }
        this.#stack.push([hash, height]);
        this.size++;
    }

    async root() {
        if (!this.#stack.length) return sha256();
        let [root] = this.#stack.at(-1);
        for (let i = this.#stack.length - 2; i >= 0; i--) root = await nodeHash(this.#stack[i][0], root);
        return root;
    }
}

/** Whether `proof` shows that `leaf` stands at `index` in the tree of `size` leaves under `root` (RFC 9162, 2.1.3.2). */
export async function isIncluded(leaf, index, size, proof, root) {
    if (index < 0 || index >= size) return false;
    let at = index;
    let last = size - 1;
    let hash = leaf;
    for (const sibling of proof) {
        if (last === 0) return false;
        if (at % 2 === 1 || at === last) {
            hash = await nodeHash(sibling, hash);
            while (at % 2 === 0 && at !== 0) {
                at = Math.floor(at / 2);
                last = Math.floor(last / 2);
            }
        } else {
            hash = await nodeHash(hash, sibling);
        }
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
    }
    return last === 0 && equal(hash, root);
}

/** Reads a `c2sp.org/tlog-proof@v1`: `{index, hashes, note}`. */
export function parseProof(proof) {
    const split = proof.indexOf('\n\n');
    if (split < 0) throw new Refused('a proof without a checkpoint');
    const lines = proof.slice(0, split).split('\n');
    if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw new Refused('no tlog-proof@v1');
    if (lines[0]?.startsWith('extra ')) lines.shift();
    const index = lines.shift();
    if (!index?.startsWith('index ')) throw new Refused('a proof without an index');
    if (lines.length > 63) throw new Refused('a proof of more than 63 hashes');
    return { index: wholeNumber(index.slice(6)), hashes: lines.map(hash), note: proof.slice(split + 2) };
}

// --- tiles (c2sp.org/tlog-tiles)

/** The address of the tile `n` with `width` hashes or entries: `x001/234.p/17`. */
export function tilePath(n, width) {
    let path = String(n % 1000).padStart(3, '0');
    for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
        path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
    }
    return width === 256 ? path : `${path}.p/${width}`;
}

/** The entries in a bundle, each after its length in two bytes. */
export function parseBundle(bytes) {
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const length = bytes[at] * 256 + bytes[at + 1];
        if (at + 2 + length > bytes.length) throw new Refused('a bundle that is cut off');
        entries.push(bytes.subarray(at + 2, at + 2 + length));
        at += 2 + length;
    }
    return entries;
}
