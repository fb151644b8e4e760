// The audit as a page: the same files that run in Node, in the visitor's browser.
import { auditWithFigures } from './ledger.mjs';

const $ = id => document.getElementById(id);

function server(base) {
    const get = async path => {
        const answer = await fetch(new URL(path, base), { credentials: 'omit' });
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer;
    };
    return {
        bytes: async path => new Uint8Array(await (await get(path)).arrayBuffer()),
        text: async path => (await get(path)).text(),
        json: async path => (await get(path)).json(),
    };
}

function fact(term, value) {
    const row = document.createElement('div');
    row.append(Object.assign(document.createElement('dt'), { textContent: term }), Object.assign(document.createElement('dd'), { textContent: value }));
    $('facts').append(row);
}

function verdict(kind, text, findings = []) {
    $('verdict').className = kind;
    $('verdict').textContent = text;
    $('findings').replaceChildren(...findings.map(one => Object.assign(document.createElement('li'), { textContent: one })));
}

async function check(base, key) {
    const source = server(base);
    const report = await auditWithFigures(source, {
        keys: key ? [key] : null,
        progress: (read, all) => { $('progress').max = all; $('progress').value = read; },
    });
    const { findings, compared } = report;
    if (findings.length) verdict('bad', '有不符 It does not hold', findings);
    else verdict('good', '全部属实 Everything proves');
    fact('账本 log', report.origin);
    fact('条数 entries', report.size.toLocaleString());
    fact('总指纹 root', report.root);
    fact('数字 figures', compared.toLocaleString());
    fact('公钥 key', report.trustedKey ? '你给的 yours' : '账本自己说的，请和公示栏上的对照 the log\'s own word; compare it with the notice board');
}

$('url').value = new URL('/', location.href).href;
$('form').addEventListener('submit', async event => {
    event.preventDefault();
    const button = $('form').querySelector('button');
    button.disabled = true;
    $('result').hidden = false;
    $('facts').replaceChildren();
    verdict('', '正在核对…… Checking…');
    try {
        const base = $('url').value.endsWith('/') ? $('url').value : `${$('url').value}/`;
        await check(base, $('key').value.trim());
    } catch (e) {
        verdict('bad', '核对不下去 It cannot be checked', [e.message]);
    }
    button.disabled = false;
});
