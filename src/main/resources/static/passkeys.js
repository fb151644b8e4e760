/* Linli: passkeys. Asks the browser for a key and puts it into the form, which is then sent like any other.
   form[data-passkey-new] makes one, form[data-passkey-in] shows one; both are hidden where the browser knows none. */
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => {
    if (!buffer) return undefined;
    let binary = '';
    for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };
  const listed = (some) => (some || []).map((one) => ({ ...one, id: bytes(one.id) }));

  /* what the server sent, as the browser wants it */
  const toMake = (o) => ({ ...o, challenge: bytes(o.challenge), user: { ...o.user, id: bytes(o.user.id) }, excludeCredentials: listed(o.excludeCredentials) });
  const toShow = (o) => ({ ...o, challenge: bytes(o.challenge), allowCredentials: listed(o.allowCredentials) });

  /* what the browser gave, as the server reads it */
  const sent = (key) => {
    const r = key.response;
    const response = { clientDataJSON: text(r.clientDataJSON) };
    if (r.attestationObject) {
      response.attestationObject = text(r.attestationObject);
      response.transports = r.getTransports ? r.getTransports() : [];
    } else {
      response.authenticatorData = text(r.authenticatorData);
      response.signature = text(r.signature);
      response.userHandle = text(r.userHandle);
    }
    const whole = { id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} };
    if (key.authenticatorAttachment) whole.authenticatorAttachment = key.authenticatorAttachment;
    return JSON.stringify(whole);
  };

  const ask = async (form, make) => {
    const answer = await fetch(form.action + '/options', {
      method: 'POST',
      credentials: 'same-origin',
      body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const options = await answer.json();
    return make
      ? navigator.credentials.create({ publicKey: toMake(options) })
      : navigator.credentials.get({ publicKey: toShow(options) });
  };

  const wire = (form, make) => {
    form.hidden = false;
    const error = form.querySelector('[data-passkey-error]');
    form.addEventListener('submit', async (e) => {
      if (form.elements.credential) return; // the key is in it: go
      e.preventDefault();
      error.hidden = true;
      form.setAttribute('aria-busy', 'true');
      try {
        const field = document.createElement('input');
        field.type = 'hidden';
        field.name = 'credential';
        field.value = sent(await ask(form, make));
        form.append(field);
        form.submit();
      } catch { // called off, no key here, or too late
        error.textContent = error.dataset.failed;
        error.hidden = false;
      } finally {
        form.removeAttribute('aria-busy');
      }
    });
  };

  document.querySelectorAll('[data-passkey-new]').forEach((form) => wire(form, true));
  document.querySelectorAll('[data-passkey-in]').forEach((form) => wire(form, false));
  document.querySelectorAll('[data-passkey-missing]').forEach((note) => { note.hidden = true; });
})();
