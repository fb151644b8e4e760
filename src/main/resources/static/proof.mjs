// Checks, in the visitor's own browser, what the receipt page was handed; asks nobody whether it holds.
import { content, parseLeaf, verifyProof, verifyPromise } from '/verifier/receipt.mjs';
import { Unable, verifierKey } from '/verifier/tlog.mjs';
import { cosigners } from '/verifier/witness.mjs';

const section = document.querySelector('[data-proof]');
const words = section.dataset;
const verdict = section.querySelector('[data-verdict]');

function say(kind, ...lines) {
    verdict.className = `note ${kind}`;
    verdict.replaceChildren(...lines.map(line => Object.assign(document.createElement('p'), { textContent: line })));
}

/** An hour of the log as people read it here; where the leaf hides it, the one that its detail proves. */
function local({ leaf, detail }) {
    const hour = leaf.hour === '-' ? detail.at : leaf.hour;
    const at = new Date(`${hour.slice(0, 13)}:00:00Z`);
    return at.toLocaleString(words.lang, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric' });
}

/** Who else has signed the head. */
async function witnessed(note, lines) {
    const by = await cosigners(note, await Promise.all(lines.map(verifierKey)));
    if (!by.length) return words.unwitnessed;
    return words.witnessed.replace('{0}', by.length).replace('{1}', lines.length).replace('{2}', by.map(({ key }) => key.name).join(', '));
}

async function check() {
    const bundle = JSON.parse(document.getElementById('proof-bundle').textContent);
    const keys = await Promise.all(bundle.keys.map(verifierKey));
    const rows = [...section.querySelectorAll('[data-row]')];
    let size = 0;
    let first = null;
    for (const [i, proof] of bundle.proofs.entries()) {
        const found = await verifyProof(proof, bundle.origin, keys);
        first ??= found;
        size = found.size;
        rows[i].dataset.state = 'done';
        rows[i].querySelector('[data-result]').textContent = `✓ ${found.erased ? words.erased : local(found)}`;
    }
    const lines = [words.holds];
    if (!first.erased && first.detail.content) {
        if (first.detail.content !== await content(bundle.said)) throw new Error(words.other);
        lines.push(words.same);
    }
    if (bundle.promise) {
        const promise = await verifyPromise(bundle.promise, bundle.origin, keys);
        if (promise.commitment !== parseLeaf(bundle.proofs[0].entry).commitment) throw new Error(words.broken);
        lines.push(words.promised);
    }
    lines.push(words.head.replace('{0}', size.toLocaleString()).replace('{1}', bundle.origin));
    if (bundle.witnesses.length) lines.push(await witnessed(first.note, bundle.witnesses));
    say('done', ...lines);
}

say('', words.working);
check().catch(e => say('ask', e instanceof Unable ? words.unable : words.fails, e.message));
