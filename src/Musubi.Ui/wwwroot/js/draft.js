import { Part, debounce, h, headers, icon, moment, t } from './core.js';

const storeKey = key => `musubi-draft:${key}`;
const sentKey = 'musubi-draft-sent';
const skip = name => name.startsWith('_') || name === 'then';

// A post that was not refused makes its draft moot: the next page either no longer holds the form, or holds it without a refusal.
export function settle() {
  const sent = sessionStorage.getItem(sentKey);
  if (!sent) return;
  sessionStorage.removeItem(sentKey);
  const same = document.querySelector(`mu-draft[data-key="${CSS.escape(sent)}"]`);
  if (same?.querySelector('[aria-invalid="true"], .refusal, .refusals, .conflict, [data-refusals]')) return;
  localStorage.removeItem(storeKey(sent));
  fetch(`/api/drafts/${encodeURIComponent(sent)}`, { method: 'DELETE', headers: headers() }).catch(() => {});
}

/** Keeps what is typed until it is saved; offers it again after a crash, a lost session or a closed tab. */
class MuDraft extends Part {
  build() {
    settle();
    this.key = this.dataset.key;
    this.form = this.querySelector('form');
    if (!this.form || !this.key) return;
    this.mark = this.form;
    this.typed = false;
    this.keep = debounce(800, () => this.store());
    this.off?.abort();
    this.off = new AbortController();
    const { signal } = this.off;
    for (const type of ['input', 'change']) this.form.addEventListener(type, () => { this.typed = true; this.keep(); }, { signal });
    this.form.addEventListener('submit', e => { this.keep.cancel(); this.store(); if (!e.submitter?.matches('[data-stays]')) sessionStorage.setItem(sentKey, this.key); }, { signal });
    addEventListener('pagehide', () => this.store(), { signal });
    this.offer();
  }
  /** What a button that stays on the page has filled in belongs to what was typed. */
  refresh() { const stood = this.built; super.refresh(); if (stood && this.typed) this.keep(); }
  // Enhanced navigation keeps the form's node and changes its fields: another key, or another round, is another draft.
  get built() { return this.mark?.isConnected && this.key === this.dataset.key && !sessionStorage.getItem(sentKey); }
  drop() { this.store(); this.off?.abort(); }

  fields() {
    const all = {};
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string' && !skip(name)) (all[name] ??= []).push(value);
    return all;
  }
  text() { return JSON.stringify(this.fields()); }

  store() {
    // Nobody's hand, nothing to keep: a form that fills itself would write over what was typed before.
    if (!this.form?.isConnected || !this.typed || sessionStorage.getItem(sentKey) === this.key) return;
    const text = this.text();
    if (text === this.last) return;
    this.last = text;
    const draft = { at: Date.now(), fields: JSON.parse(text) };
    try { localStorage.setItem(storeKey(this.key), JSON.stringify(draft)); } catch { /* full or forbidden: the server's copy remains */ }
    fetch(`/api/drafts/${encodeURIComponent(this.key)}`, { method: 'PUT', headers: headers(true), body: JSON.stringify(draft), keepalive: text.length < 60_000 }).catch(() => {});
    const foot = this.form.querySelector('.form-foot');
    if (foot && !foot.querySelector('.draft-kept')) foot.prepend(h('span.draft-kept', { role: 'status' }, t('draft.kept')));
  }

  async offer() {
    if (this.querySelector('[aria-invalid="true"], .refusal, .refusals, .conflict, [data-refusals]')) return;
    let draft = JSON.parse(localStorage.getItem(storeKey(this.key)) || 'null');
    if (!draft && this.dataset.server !== undefined) draft = await fetch(`/api/drafts/${encodeURIComponent(this.key)}`, { headers: headers() }).then(a => a.status === 200 ? a.json() : null).catch(() => null);
    // What the form holds is known when its parts stand.
    while (!document.documentElement.dataset.ready) await new Promise(done => setTimeout(done, 30));
    if (!draft?.fields || this.typed || JSON.stringify(draft.fields) === this.text()) return;
    const when = moment(draft.at);
    const box = h('div.notice.draft-offer', { role: 'status' }, icon('history'), h('p', null, t('draft.found', when)), h('div.acts', null,
      h('button.btn.small', { type: 'button', onclick: () => { box.remove(); this.restore(draft.fields); } }, t('draft.restore')),
      h('button.btn.small.quiet', { type: 'button', onclick: () => { box.remove(); localStorage.removeItem(storeKey(this.key)); fetch(`/api/drafts/${encodeURIComponent(this.key)}`, { method: 'DELETE', headers: headers() }).catch(() => {}); } }, t('draft.discard'))));
    this.prepend(box);
  }

  restore(fields) {
    for (const field of this.form.elements) {
      if (!field.name || skip(field.name) || field.type === 'file') continue;
      const values = fields[field.name];
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = !!values?.includes(field.value);
      else if (values) field.value = values.length > 1 ? values.shift() : values[0];
      field.dispatchEvent(new Event('blur'));
    }
    this.form.dispatchEvent(new CustomEvent('musubi:restore', { detail: fields }));
    this.form.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
customElements.define('mu-draft', MuDraft);
