import { Part, Suggest, addQuery, asker, composing, debounce, fieldsOf, icon, meant, refuse, t } from './core.js';

/** One record, found by code, name or kana. First input: its id (hidden). Second: what is typed. */
class MuLookup extends Part {
  build() {
    const [value, text] = this.querySelectorAll('input');
    if (!text) return;
    value.type = 'hidden';
    text.autocomplete = 'off';
    text.spellcheck = false;
    this.value = value; this.text = text;
    this.append(this.mark = icon('chevrons-up-down'));
    this.suggest?.hide();
    this.suggest = new Suggest(text, hit => this.choose(hit));
    this.ask = asker();
    this.look = debounce(110, () => this.find());
    if (text.dataset.lookup) return;
    text.dataset.lookup = '1';
    // Text typed after an id was chosen means another record; the id must not outlive it.
    text.addEventListener('input', () => { this.entered = undefined; if (this.value.value) this.set(''); refuse(text, ''); text.value.trim() ? this.look() : (this.look.cancel(), this.suggest.hide()); });
    text.addEventListener('focus', () => text.select());
    text.addEventListener('blur', () => { this.suggest.hide(); this.left(); });
    text.addEventListener('keydown', e => this.key(e));
  }
  get built() { return this.mark?.isConnected && this.value.type === 'hidden'; }
  drop() { this.suggest?.hide(); }

  key(e) {
    if (composing(e)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && this.suggest.open) { e.preventDefault(); this.suggest.move(step); }
    else if (e.key === 'ArrowDown') { e.preventDefault(); this.find(true); }
    else if (e.key === 'Escape' && this.suggest.open) { e.preventDefault(); e.stopPropagation(); this.suggest.hide(); }
    else if ((e.key === 'Enter' || e.key === 'Tab') && this.suggest.current && !e.ctrlKey && !e.shiftKey) { if (e.key === 'Enter') e.preventDefault(); this.choose(this.suggest.current); }
    else if (e.key === 'Enter' && this.waits && !e.ctrlKey && !e.shiftKey && !e.altKey) { e.preventDefault(); e.stopPropagation(); this.enter(); }
  }
  /** Whether what was typed has no answer yet: none came, or one to less than was typed. Enter once more goes on without. */
  get waits() { const q = this.text.value.trim(); return q && !this.value.value && this.entered !== q && this.suggest.typed !== q; }
  /** Enter before the answer has come waits for it, and takes its first: a fast hand types a name and Enter in one go. */
  enter() {
    this.entered = this.text.value.trim();
    this.look.cancel();
    this.find();
  }
  url(q) {
    return addQuery(this.dataset.url, { q, ...fieldsOf(this.text.form, (this.dataset.with ?? '').split(',').filter(Boolean)) });
  }
  async find(all = false) {
    const q = all && this.value.value ? '' : this.text.value.trim();
    if (!q && !all) return;
    const typed = this.text.value.trim(), hits = await this.ask(this.url(q)).catch(() => undefined);
    if (!hits || document.activeElement !== this.text || this.text.value.trim() !== typed) return;
    const hit = this.entered === typed && this.meant(hits, typed);
    if (hit) return this.choose(hit);
    this.suggest.show(hits, q, typed);
  }
  async left() {
    const q = this.text.value.trim();
    this.look.cancel();
    if (!q) { if (this.value.value) this.set(''); return refuse(this.text, ''); }
    if (this.value.value) return;
    let hits = null;
    for (let again = 0; hits === null && again < 4; again++) {              // a server that is away a moment is asked again
      if (again) {
        await new Promise(done => setTimeout(done, 1000 * again));
        if (this.value.value || this.text.value.trim() !== q || document.activeElement === this.text) return;
      }
      hits = await this.ask(this.url(q)).catch(() => null);
    }
    if (!hits || this.value.value || this.text.value.trim() !== q) return;
    const hit = this.meant(hits, q);
    hit ? this.choose(hit) : refuse(this.text, t('lookup.unknown', q));
  }
  meant(hits, q) {
    return meant(hits, hit => hit.code?.toLowerCase() === q.toLowerCase() || hit.label === q) ?? (this.entered === q ? hits[0] : undefined);
  }
  choose(hit) {
    this.look.cancel();
    this.text.value = hit.code && !hit.label.startsWith(hit.code) ? `${hit.code} ${hit.label}` : hit.label;
    this.suggest.hide();
    refuse(this.text, '');
    this.set(hit.value);
  }
  set(value) {
    this.value.value = value;
    for (const type of ['input', 'change']) this.value.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
customElements.define('mu-lookup', MuLookup);
