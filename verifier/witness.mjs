// Witnesses: their cosignatures (c2sp.org/tlog-cosignature) and how many of them are enough (c2sp.org/tlog-policy).
import { bytesOf, ed25519, equal, join, parseCheckpoint, parseNote, Refused, toBase64, verifierKey, verifyNote } from './tlog.mjs';

const COSIGNATURE = 4;
const TIME = 8; // bytes before the signature

/**
 * Those of `keys` that have cosigned `note`: `[{key, time}]`, time in seconds since 1970, each key once. One cosignature of a known
 * key that does not hold spoils the note. Cosignatures by ML-DSA-44 are passed over: Node and browsers cannot check them yet.
 */
export async function cosigners(note, keys) {
    const { text, signatures } = parseNote(note);
    const found = new Map();
    for (const { name, id, signature } of signatures) {
        const key = keys.find(one => one.type === COSIGNATURE && one.name === name && equal(one.id, id));
        if (!key) continue;
        if (signature.length !== TIME + 64) throw new Refused(`a cosignature of ${name} of another length`);
        const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
        const message = join(bytesOf(`cosignature/v1\ntime ${time}\n`), bytesOf(text));
        if (time >= 1n << 63n || !await ed25519(key.key, message, signature.subarray(TIME))) {
            throw new Refused(`the cosignature of ${name} does not hold`);
        }
        found.set(key, Number(time));
    }
    return [...found].map(([key, time]) => ({ key, time }));
}

/** Reads a policy: `{logs: [line], witnesses: Map name → key, groups: Map name → {threshold, members}, quorum}`; strict. */
export async function parsePolicy(text) {
    const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: null };
    const seen = new Set();
    const members = new Set();
    const isDefined = name => policy.witnesses.has(name) || policy.groups.has(name);
    const isFree = name => name !== undefined && name !== 'none' && !isDefined(name);
    const fresh = async (role, line) => {
        const key = await verifierKey(line ?? '');
        const mark = `${role} ${[...key.key]}`;
        if (seen.has(mark)) throw new Refused(`the same ${role} twice: ${key.name}`);
        seen.add(mark);
        return key;
    };
    const take = {
        log: async words => words.length <= 2 && await fresh('log', words[0]) && policy.logs.push(words[0]),
        witness: async ([name, line, ...rest]) => isFree(name) && rest.length <= 1
            && policy.witnesses.set(name, await fresh('witness', line)),
        group: async ([name, k, ...of]) => {
            const threshold = k === 'all' ? of.length : k === 'any' ? 1 : /^[1-9]\d{0,5}$/.test(k ?? '') ? Number(k) : 0;
            if (!isFree(name) || threshold < 1 || threshold > of.length) return false;
            for (const member of of) {
                if (!isDefined(member) || members.has(member)) return false;
                members.add(member);
            }
            return policy.groups.set(name, { threshold, members: of });
        },
        quorum: async ([name, ...rest]) => {
            if (policy.quorum !== null || rest.length || (name !== 'none' && !isDefined(name))) return false;
            policy.quorum = name;
            return true;
        },
    };
    for (const [i, line] of text.split('\n').entries()) {
        const [what, ...words] = line.split(/[ \t]+/).filter(word => word);
        if (what === undefined || what.startsWith('#')) continue;
        if (!Object.hasOwn(take, what) || !await take[what](words)) throw new Refused(`line ${i + 1} of the policy: ${line.trim()}`);
    }
    if (policy.quorum === null) throw new Refused('the policy names no quorum');
    return policy;
}

/** Whether the witnesses that `cosigners` found are as many as the policy asks for. */
export function isEnough(policy, found) {
    const met = name => {
        const witness = policy.witnesses.get(name);
        if (witness) return found.some(({ key }) => key === witness);
        const { threshold, members } = policy.groups.get(name);
        return members.filter(met).length >= threshold;
    };
    return policy.quorum === 'none' || met(policy.quorum);
}

/**
 * Reads what a witness kept: `{verdict, at, known, offered}`, both `{origin, size, root}`, root as base64. Throws where one of the notes is
 * not signed by one of `keys`: then it says nothing about the log.
 */
export async function parseEvidence(item, keys) {
    const head = async note => {
        const theirs = keys.filter(key => key.name === item.origin);
        const { origin, size, root } = parseCheckpoint(await verifyNote(note, theirs));
        if (origin !== item.origin) throw new Refused(`a note of another log: ${origin}`);
        return { origin, size, root: toBase64(root) };
    };
    return { verdict: item.verdict, at: item.at, known: await head(item.known), offered: await head(item.offered) };
}

/**
 * What `evidence` proves against the log that signed it: by itself where two roots of one size were signed, else by the roots that the
 * log's own entries give (a map of size → root). Null where it proves nothing: an old head that somebody handed in, for one.
 */
export function proves({ known, offered }, roots = null) {
    if (known.size === offered.size && known.root !== offered.root) {
        return `${known.origin} signed two roots of ${known.size} entries: ${known.root} and ${offered.root}`;
    }
    for (const { origin, size, root } of roots ? [known, offered] : []) {
        const given = roots.get(size);
        if (!given) return `${origin} signed a head of ${size} entries and shows fewer`;
        if (given !== root) return `${origin} signed the root ${root} of ${size} entries, its entries give ${given}`;
    }
    return null;
}
