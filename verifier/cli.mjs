#!/usr/bin/env node
// node verifier/cli.mjs ledger <url or folder> [--key <line>]… [--policy <file>] [--no-figures]
// node verifier/cli.mjs day <proof file> <leaves file> --key <line>
// node verifier/cli.mjs evidence <url of a witness> [<url of the log>] --key <line>
// Exit 0 only if everything proves; whatever does not is named.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, auditWithFigures, verifyDay } from './ledger.mjs';
import { verifierKey } from './tlog.mjs';
import { cosigners, isEnough, parseEvidence, parsePolicy, proves } from './witness.mjs';

const USAGE = `node verifier/cli.mjs ledger <url or folder> [--key <verifier key>]... [--policy <file>] [--no-figures]
node verifier/cli.mjs day <proof-….json> <leaves-….jsonl> --key <verifier key>
node verifier/cli.mjs evidence <url of a witness> [<url of the log>] --key <verifier key of the log>

Reads a public log from its first entry to its newest signed head, computes the root anew from the entries, and counts the
published figures again from the leaves. --key names a key that you trust, from paper or from somebody else; without it the key
that the log shows itself is taken, which proves that the log is whole, not whose it is. --policy names a file with the witnesses
that must have signed its head too (c2sp.org/tlog-policy).
从头读公开账本，由每一条重新算出总指纹，并由账本重新数出公开的数字。--key 给出你信任的公钥，--policy 给出必须也签名的见证方。`;

function fromServer(address) {
    const base = address.endsWith('/') ? address : `${address}/`;
    const get = async path => {
        const answer = await fetch(new URL(path, base));
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer;
    };
    return {
        bytes: async path => new Uint8Array(await (await get(path)).arrayBuffer()),
        text: async path => (await get(path)).text(),
        json: async path => (await get(path)).json(),
    };
}

function fromFolder(folder) {
    const read = path => readFile(join(folder, ...path.split('/')));
    return {
        bytes: async path => new Uint8Array(await read(path)),
        text: async path => (await read(path)).toString('utf8'),
        json: async path => JSON.parse((await read(path)).toString('utf8')),
    };
}

async function ledger(where, { keys, policy, figuresToo }) {
    const isServer = /^https?:/.test(where);
    const source = isServer ? fromServer(where) : fromFolder(where);
    const began = performance.now();
    const trusted = keys.length ? keys : policy?.logs.length ? policy.logs : null;
    const progress = (read, all) => process.stderr.isTTY && process.stderr.write(`\r${read}/${all} `);
    const report = await (figuresToo && isServer ? auditWithFigures : audit)(source, { keys: trusted, progress });
    const found = [...report.findings];
    if (policy) {
        const by = await cosigners(report.note, [...policy.witnesses.values()]);
        for (const { key, time } of by) console.log(`见证 witnessed by ${key.name}, ${new Date(time * 1000).toISOString()}`);
        if (!isEnough(policy, by)) found.push(`checkpoint ${report.size}: cosigned by too few witnesses for ${policy.quorum}`);
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    for (const finding of found) console.log(`✗ ${finding}`);
    console.log(`${found.length ? '有不符 does not hold' : '全部属实 everything proves'}: ${report.origin}, ${report.size} 条 entries, `
        + `root ${report.root}, ${report.compared ?? 0} 个数字 figures, ${seconds} s`);
    if (!report.trustedKey) console.log('公钥取自账本本身 the key was the log\'s own word; compare it with one you trust (--key).');
    return found.length ? 1 : 0;
}

/** The files of one day, as they were downloaded. */
async function day(proofFile, leavesFile, keys) {
    const proof = JSON.parse(await readFile(proofFile, 'utf8'));
    const leaves = (await readFile(leavesFile, 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line));
    const found = await verifyDay(proof, leaves, keys);
    for (const finding of found) console.log(`✗ ${finding}`);
    console.log(`${found.length ? '有不符 does not hold' : '全部属实 everything proves'}: ${proof.origin}, ${proof.day}, ${leaves.length} 条 leaves`);
    return found.length ? 1 : 0;
}

/** What a witness has kept against a log, followed up in the log's own entries where they can be had. */
async function evidence(witness, log, keys) {
    const source = fromServer(witness);
    const known = await Promise.all(keys.map(verifierKey));
    const kept = [];
    for (let after = ''; after !== null;) {
        const page = await source.json(`witness/evidence${after && `?after=${after}`}`);
        const theirs = page.items.filter(item => known.some(key => key.name === item.origin));
        kept.push(...await Promise.all(theirs.map(item => parseEvidence(item, known))));
        after = page.next;
    }
    const roots = log && new Map(kept.flatMap(one => [[one.known.size, null], [one.offered.size, null]]));
    const report = log && await audit(fromServer(log), { keys, roots });
    const found = [...report?.findings ?? [], ...kept.map(one => proves(one, roots)).filter(one => one)];
    for (const finding of new Set(found)) console.log(`✗ ${finding}`);
    console.log(`${kept.length} 件 kept, ${kept.filter(one => proves(one, roots)).length} 件属实 prove something`
        + `${log || !kept.length ? '' : '; with the address of the log the others can be followed up'}`);
    return found.length ? 1 : 0;
}

const [what, where, ...rest] = process.argv.slice(2);
const after = name => rest.flatMap((word, i) => (word === name ? [rest[i + 1] ?? ''] : []));
const keys = after('--key');
const isDay = what === 'day' && where && rest.length > 1 && keys.length;
const isEvidence = what === 'evidence' && where && keys.length;
if ((what !== 'ledger' && !isDay && !isEvidence) || !where) {
    console.error(USAGE);
    process.exitCode = 2;
} else {
    try {
        const [file] = after('--policy');
        const policy = file === undefined ? null : await parsePolicy(await readFile(file, 'utf8'));
        if (isDay) process.exitCode = await day(where, rest[0], keys);
        else if (isEvidence) process.exitCode = await evidence(where, /^https?:/.test(rest[0]) ? rest[0] : null, keys);
        else process.exitCode = await ledger(where, { keys, policy, figuresToo: !rest.includes('--no-figures') });
    } catch (e) {
        console.error(`✗ ${e.message}`);
        process.exitCode = 1;
    }
}
