#!/usr/bin/env node
// node verifier/cli.mjs ledger <url or folder> [--key <line>]… [--no-figures]
// node verifier/cli.mjs day <proof file> <leaves file> --key <line>
// Exit 0 only if everything proves; whatever does not is named.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, compare, Counts, verifyDay } from './ledger.mjs';

const USAGE = `node verifier/cli.mjs ledger <url or folder> [--key <verifier key>]... [--no-figures]
node verifier/cli.mjs day <proof-….json> <leaves-….jsonl> --key <verifier key>

Reads a public log from its first entry to its newest signed head, computes the root anew from the entries, and counts the
published figures again from the leaves. --key names a key that you trust, from paper or from somebody else; without it the key
that the log shows itself is taken, which proves that the log is whole, not whose it is.
从头读公开账本，由每一条重新算出总指纹，并由账本重新数出公开的数字。--key 给出你信任的公钥。`;

function fromServer(base) {
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

async function figures(source, counts) {
    return compare(counts, async (place, from, to) => {
        const answer = await source.json(`api/v1/open/measures?place=${place}&from=${from}&to=${to}`);
        return new Map(answer.items.filter(one => one.value !== 0).map(one => [one.measure, one.value]));
    });
}

async function ledger(where, { keys, figuresToo }) {
    const isServer = /^https?:/.test(where);
    const source = isServer ? fromServer(where.endsWith('/') ? where : `${where}/`) : fromFolder(where);
    const began = performance.now();
    const withFigures = figuresToo && isServer;
    const definitions = withFigures ? await source.json('api/v1/open/definitions') : null;
    for (let left = 5; ; left--) {
        const counts = definitions && new Counts(definitions);
        const report = await audit(source, {
            keys: keys.length ? keys : null,
            each: leaf => counts?.add(leaf),
            progress: (read, all) => process.stderr.isTTY && process.stderr.write(`\r${read}/${all} `),
        });
        const found = [...report.findings];
        let compared = 0;
        if (counts && !found.length) {
            const result = await figures(source, counts);
            compared = result.compared;
            const moved = (await source.text('checkpoint')).split('\n')[1] !== String(report.size);
            if (result.findings.length && moved && left > 1) continue; // more was sealed meanwhile: once more
            found.push(...result.findings);
        }
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        for (const finding of found) console.log(`✗ ${finding}`);
        console.log(`${found.length ? '有不符 does not hold' : '全部属实 everything proves'}: ${report.origin}, ${report.size} 条 entries, `
            + `root ${report.root}, ${compared} 个数字 figures, ${seconds} s`);
        if (!report.trustedKey) console.log('公钥取自账本本身 the key was the log\'s own word; compare it with one you trust (--key).');
        return found.length ? 1 : 0;
    }
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

const [what, where, ...rest] = process.argv.slice(2);
const keys = rest.flatMap((word, i) => (word === '--key' ? [rest[i + 1]] : []));
const isDay = what === 'day' && where && rest.length > 1 && keys.length;
if ((what !== 'ledger' && !isDay) || !where) {
    console.error(USAGE);
    process.exitCode = 2;
} else {
    try {
        process.exitCode = isDay ? await day(where, rest[0], keys) : await ledger(where, { keys, figuresToo: !rest.includes('--no-figures') });
    } catch (e) {
        console.error(`✗ ${e.message}`);
        process.exitCode = 1;
    }
}
