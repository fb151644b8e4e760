/* Linli: small help for pages that work without it. No dependency, no inline style, no eval.
   What a template may ask for (all optional):
   data-set="theme:dark|size:large"   button: look, remembered; pressed again it goes back
   data-key="e"                       pressing the key opens the details, focuses the field or follows the link
   data-rows > data-row > a, checkbox j k move, Enter opens, x selects; data-preview opens while moving
   form[data-hash=secret]             /r#…: puts the hash into the field and posts
   data-copy="#id" data-done="…"      button: copies text, says so
   output[data-left="还可写 {n} 字"][for]  counts what is left of maxlength
   textarea[data-draft=key]           kept for this tab; [data-draft-clear=key] on a later page forgets it
   input[data-files=id][data-max]     names and sizes into the output; what is too large is left out, with the words of data-over
   form[data-auto]                    sends itself when a choice changes; [data-auto-go] is then put away
   data-print · .toast[data-toast]    print button · a notice that leaves unless it holds a control */
(() => {
  'use strict';
  const doc = document, root = doc.documentElement;
  const all = (s, from = doc) => [...from.querySelectorAll(s)];
  const one = (s, from = doc) => from.querySelector(s);
  const keep = (store, key, value) => {
    try {
      if (value === undefined) return store.getItem(key) || '';
      if (value) store.setItem(key, value); else store.removeItem(key);
    } catch { /* storage refused: the page goes on without memory */ }
    return value || '';
  };
  const local = () => { try { return localStorage; } catch { return null; } };
  const session = () => { try { return sessionStorage; } catch { return null; } };

  /* look: at once, before the rest of the page is ready */
  const looks = ['theme', 'size'];
  for (const name of looks) {
    const value = keep(local(), 'linli.' + name);
    if (value) root.dataset[name] = value;
  }
  const press = () => all('[data-set]').forEach((b) => {
    const [name, value] = b.dataset.set.split(':');
    b.hidden = false;
    b.setAttribute('aria-pressed', String((root.dataset[name] || '') === value));
  });
  const setLook = (what) => {
    const [name, value] = what.split(':');
    if (!looks.includes(name)) return;
    const next = root.dataset[name] === value ? '' : value;
    if (next) root.dataset[name] = next; else delete root.dataset[name];
    keep(local(), 'linli.' + name, next);
    doc.cookie = 'look=' + looks.map((n) => root.dataset[n] || '').join('.') + ';path=/;max-age=31536000;samesite=lax';
    press();
  };

  /* toasts */
  const watch = (t) => {
    if (t.dataset.watched) return;
    t.dataset.watched = '1';
    if (one('a, button', t)) return; // something to do: it stays until done or the page changes
    let timer;
    const start = () => { timer = setTimeout(() => t.remove(), 8000); };
    t.addEventListener('mouseenter', () => clearTimeout(timer));
    t.addEventListener('mouseleave', start);
    start();
  };
  const toast = (text) => {
    const box = one('#toasts');
    if (!box || !text) return;
    const t = doc.createElement('p');
    t.className = 'toast';
    t.textContent = text;
    box.append(t);
    watch(t);
  };

  /* fields */
  const grouped = (n) => n.toLocaleString(root.lang || undefined);
  const count = (out) => {
    const field = doc.getElementById(out.htmlFor ? out.htmlFor.toString() : out.getAttribute('for'));
    const max = field && +field.getAttribute('data-limit');
    if (!max) return;
    const n = max - [...field.value].length;
    out.classList.toggle('over', n < 0);
    out.setAttribute('aria-live', n < 20 ? 'polite' : 'off'); // not read out at every key
    out.textContent = field.value || n < 0 ? (n < 0 && out.dataset.over || out.dataset.left).replace('{n}', grouped(Math.abs(n))) : '';
  };
  const size = (b) => (b < 1048576 ? Math.max(1, Math.round(b / 1024)) + ' KB' : (b / 1048576).toFixed(1) + ' MB');
  const picked = (id) => {
    const out = doc.getElementById(id);
    if (!out) return;
    out.textContent = '';
    for (const input of all(`input[type=file][data-files="${CSS.escape(id)}"]`)) {
      const fit = new DataTransfer(), chosen = [...input.files];
      for (const f of chosen) {
        const line = doc.createElement('span'), big = f.size > +(input.dataset.max || Infinity);
        if (!big) fit.items.add(f);
        line.textContent = f.name + ' · ' + size(f.size) + (big ? ' · ' + (out.dataset.over || '') : '');
        line.classList.toggle('over', big);
        out.append(line);
      }
      if (fit.files.length < chosen.length) input.files = fit.files; // what is too large stays out, the rest goes
    }
  };
  const ready = (from) => {
    all('[data-copy], [data-print]', from).forEach((b) => { b.hidden = false; });
    all('[data-auto-go]', from).forEach((b) => { b.hidden = true; });
    all('[data-draft-clear]', from).forEach((e) => keep(session(), 'linli.draft.' + e.dataset.draftClear, ''));
    all('textarea[data-draft]', from).forEach((t) => {
      const draft = keep(session(), 'linli.draft.' + t.dataset.draft);
      if (draft && !t.value) t.value = draft;
    });
    all('output[data-left]', from).forEach((out) => {
      const field = doc.getElementById(out.getAttribute('for'));
      const max = field && field.getAttribute('maxlength');
      if (max) { // the counter says what is too much; nothing typed or pasted is cut off
        field.dataset.limit = max;
        field.removeAttribute('maxlength');
      }
      count(out);
    });
    all('.toast', from).forEach(watch);
    press();
  };
  doc.addEventListener('input', (e) => {
    const t = e.target;
    if (t.dataset.draft) keep(session(), 'linli.draft.' + t.dataset.draft, t.value);
    if (t.id) all('output[data-left]').filter((o) => o.getAttribute('for') === t.id).forEach(count);
  });
  doc.addEventListener('change', (e) => {
    const t = e.target;
    if (t.dataset.files) picked(t.dataset.files);
    const form = t.form;
    if (form && form.matches('[data-auto]')) form.requestSubmit ? form.requestSubmit() : form.submit();
  });
  doc.addEventListener('click', async (e) => {
    const b = e.target.closest && e.target.closest('[data-set], [data-copy], [data-print], .toast [data-close]');
    if (!b) return;
    if (b.dataset.set) setLook(b.dataset.set);
    else if ('print' in b.dataset) print();
    else if ('close' in b.dataset) b.closest('.toast').remove();
    else {
      const from = one(b.dataset.copy), text = (from.value || from.textContent).trim();
      try {
        await navigator.clipboard.writeText(text);
        toast(b.dataset.done);
      } catch { // not allowed here: leave it selected, ready to be copied by hand
        getSelection().selectAllChildren(from);
      }
    }
  });

  /* keyboard */
  const rows = () => all('[data-rows] [data-row]');
  const link = (row) => one('a', row);
  let at = null;
  const current = () => {
    const focused = doc.activeElement && doc.activeElement.closest('[data-row]');
    if (focused) return focused;
    if (at && at.isConnected) return at;
    const marked = one('[data-row] [aria-current]');
    return marked && marked.closest('[data-row]');
  };
  let soon;
  const move = (by) => {
    const list = rows(), i = list.indexOf(current());
    const row = list[i < 0 ? 0 : Math.min(list.length - 1, Math.max(0, i + by))];
    if (!row) return;
    at = row;
    link(row).focus();
    row.scrollIntoView({ block: 'nearest' });
    if (row.closest('[data-preview]') && window.htmx && link(row).hasAttribute('hx-get')) {
      clearTimeout(soon);
      soon = setTimeout(() => link(row).click(), 80);
    }
  };
  const use = (el) => {
    if (el.matches('details')) {
      el.open = true;
      const field = one('textarea, input:not([type=hidden]), select, button', el);
      if (field) field.focus();
      el.scrollIntoView({ block: 'nearest' });
    } else if (el.matches('input, select, textarea')) {
      el.focus();
      if (el.select) el.select();
    } else el.click();
  };
  doc.addEventListener('keydown', (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const t = e.target, typing = t.matches && t.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
    if (e.key === 'Escape') {
      if (one('dialog[open]')) return; // the dialog closes itself
      const menu = t.closest && t.closest('details[open]');
      if (menu && (menu.matches('.look, .act'))) {
        menu.open = false;
        one('summary', menu).focus();
      } else if (typing) {
        const row = current();
        if (row) link(row).focus(); else t.blur();
      }
      return;
    }
    if (typing || one('dialog[open]') || !one('[data-desk], [data-keys]')) return;
    const keys = one('#keys');
    let done = true;
    if (e.key === 'j') move(1);
    else if (e.key === 'k') move(-1);
    else if (e.key === 'x') {
      const row = current(), box = row && one('input[type=checkbox]', row);
      if (box) box.click(); else done = false;
    } else if (e.key === '?' && keys && keys.showModal) keys.showModal();
    else {
      const el = e.key.length === 1 && one(`[data-key="${CSS.escape(e.key)}"]`);
      if (el) use(el); else done = false;
    }
    if (done) e.preventDefault();
  });
  doc.addEventListener('click', (e) => all('.look[open]').forEach((d) => { if (!d.contains(e.target)) d.open = false; }));

  /* htmx, where it is loaded */
  const busy = (on) => (e) => { const t = e.detail && e.detail.target; if (t && t.setAttribute) on ? t.setAttribute('aria-busy', 'true') : t.removeAttribute('aria-busy'); };
  doc.addEventListener('htmx:beforeRequest', busy(true));
  doc.addEventListener('htmx:afterRequest', busy(false));
  doc.addEventListener('htmx:afterSettle', (e) => {
    const t = e.detail && e.detail.target;
    ready(t && t.isConnected ? t.parentNode : doc);
    const desk = one('.desk');
    if (desk && t && t.matches('.desk-matter')) desk.dataset.open = ''; // one pane on phones
    const from = e.detail.requestConfig && e.detail.requestConfig.elt, row = from && from.closest && from.closest('[data-row]');
    if (row) {
      all('[data-row] [aria-current]').forEach((a) => a.removeAttribute('aria-current'));
      link(row).setAttribute('aria-current', 'true');
    }
  });
  const problem = (e) => { // what the problem page that came back says, and what to do
    const text = e.detail && e.detail.xhr && e.detail.xhr.responseText;
    const page = text && new DOMParser().parseFromString(text, 'text/html');
    return page ? all('main h1, main .errors li, main .lead', page).map((line) => line.textContent.trim()).join(' · ') : '';
  };
  for (const bad of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) doc.addEventListener(bad, (e) => toast(problem(e) || root.dataset.failed));
  doc.addEventListener('toast', (e) => toast(e.detail && (e.detail.value || e.detail.text)));

  /* start */
  const start = () => {
    ready(doc);
    const form = one('form[data-hash]');
    let secret = location.hash.slice(1);
    try { secret = decodeURIComponent(secret); } catch { /* typed by hand: take it as it stands */ }
    if (form && secret) {
      form.elements[form.dataset.hash].value = secret;
      history.replaceState(null, '', location.pathname + location.search); // not left in the history
      form.submit();
      return;
    }
    const wrong = one('.errors[role=alert]');
    if (wrong) wrong.focus();
  };
  doc.readyState === 'loading' ? doc.addEventListener('DOMContentLoaded', start) : start();
})();

// Covering a photo: paint over cells with the pointer held down; arrow keys go from cell to cell.
document.querySelectorAll('[data-cover]').forEach(cover => {
  const cells = [...cover.querySelectorAll('input')];
  const columns = 12;
  let painting = null;
  const under = event => document.elementFromPoint(event.clientX, event.clientY)?.closest('label')?.querySelector('input');
  cover.addEventListener('pointerdown', event => {
    const cell = under(event);
    if (!cell) return;
    painting = !cell.checked;
    cell.checked = painting;
    event.preventDefault();
  });
  cover.addEventListener('pointermove', event => {
    const cell = painting === null ? null : under(event);
    if (cell && cells.includes(cell)) cell.checked = painting;
  });
  addEventListener('pointerup', () => { painting = null; });
  cover.addEventListener('click', event => { if (event.detail > 0) event.preventDefault(); });
  cover.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    const next = step && cells[cells.indexOf(document.activeElement) + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  });
});
