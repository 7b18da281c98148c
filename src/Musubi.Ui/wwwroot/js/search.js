import { Part, addQuery, asker, composing, debounce, h, halfWidth, icon, marked, newId, t } from './core.js';

const kept = 'musubi-recent';
const recent = () => { try { return JSON.parse(localStorage.getItem(kept) || '[]'); } catch { return []; } };

/** The palette: one box for records, acts, pages and settings. */
class MuSearch extends Part {
  ask = asker();

  build() {
    const form = this.querySelector('form');
    const box = form.querySelector('input');
    form.prepend(this.mark = icon('search'));
    form.append(h('kbd', null, /Mac/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'));
    box.placeholder ||= t('search.open');
    if (this.wired) return;
    this.wired = true;
    this.addEventListener('pointerdown', e => { if (e.target.closest('form')) { e.preventDefault(); this.open(); } });
    this.addEventListener('input', e => { if (e.target.matches('form > input') && !e.isComposing) { this.open(e.target.value); e.target.value = ''; } });
    // The key that would begin a word opens the palette, so that the word, and an IME's composition, begin there.
    this.addEventListener('keydown', e => { if (e.target.matches('form > input') && !e.ctrlKey && !e.altKey && !e.metaKey && (e.key.length === 1 || composing(e) || e.key === 'Enter' || e.key === 'ArrowDown')) { if (e.key.length > 1 && !composing(e)) e.preventDefault(); this.open(); } });
    document.addEventListener('keydown', this.onkey = e => {
      if (composing(e)) return;
      const typing = e.target.matches?.('input, textarea, select, [contenteditable]');
      if ((e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === 'k' || e.key === '/' && !typing && !e.ctrlKey && !e.altKey && !e.metaKey) {
        e.preventDefault();
        this.open();
      }
    });
  }
  drop() { document.removeEventListener('keydown', this.onkey); this.dialog?.remove(); this.dialog = undefined; this.wired = false; }

  open(typed = '') {
    if (!this.dialog?.isConnected) this.make();
    if (!this.dialog.open) this.dialog.showModal();
    this.input.value = typed;
    this.input.select();
    typed ? this.look() : this.showRecent();
    if (typed) this.input.setSelectionRange(typed.length, typed.length);
  }

  make() {
    const id = newId('hits');
    this.look = debounce(80, () => this.find());
    this.input = h('input', { type: 'text', 'aria-label': t('search.open'), placeholder: t('search.hint'), autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-controls': id, 'aria-expanded': 'true' });
    this.list = h('div.hits', { id, role: 'listbox', 'aria-label': t('search.open') });
    this.dialog = h('dialog.dialog.palette', { 'aria-label': t('search.open') },
      h('div.ask', null, icon('search'), this.input),
      this.list,
      h('div.foot', null, h('span', null, h('kbd', null, '↑'), ' ', h('kbd', null, '↓'), ' ' + t('search.move')), h('span', null, h('kbd', null, '⏎'), ' ' + t('search.go')), h('span', null, h('kbd', null, 'Esc'), ' ' + t('search.close'))));
    document.body.append(this.dialog);
    this.input.addEventListener('input', () => this.input.value.trim() ? this.look() : (this.look.cancel(), this.showRecent()));
    this.input.addEventListener('keydown', e => {
      if (composing(e)) return;
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[e.key];
      if (step) { e.preventDefault(); this.move(step); }
      else if (e.key === 'Enter') { e.preventDefault(); this.enter(e); }
    });
    this.list.addEventListener('pointermove', e => { const i = this.links.indexOf(e.target.closest('.hit')); if (i >= 0 && i !== this.at) { this.at = i; this.point(false); } });
    this.list.addEventListener('click', e => { const hit = e.target.closest('.hit'); if (hit) { this.remember(hit.hit); if (!e.ctrlKey && !e.metaKey) this.dialog.close(); } });
  }

  showRecent() {
    const hits = recent();
    this.show(hits.length ? [{ name: t('search.recent'), hits }] : [], '', t('search.hint'));
  }
  async find() {
    const q = halfWidth(this.input.value).trim();
    if (!q) return this.showRecent();
    try {
      const answer = await this.ask(addQuery(this.dataset.url || '/api/search', { q }));
      if (answer) { this.show(answer.groups, q, t('search.none')); this.asked = q; }
    } catch { this.show([], q, t('search.failed')); }
  }
  show(groups, q, none) {
    this.list.replaceChildren(...groups.filter(g => g.hits.length).flatMap(g => [h('h6', { role: 'presentation' }, g.name), ...g.hits.map(hit => {
      const a = h('a.hit', { href: hit.href, role: 'option', id: newId('hit'), tabindex: '-1' }, icon(hit.icon || 'file-text'),
        hit.code && h('span.c', null, marked(hit.code, q)), h('span.t', null, marked(hit.title, q)), hit.detail && h('span.d', null, hit.detail));
      a.hit = hit;
      return a;
    })]));
    this.links = [...this.list.querySelectorAll('.hit')];
    if (!this.links.length) this.list.append(h('p.none', null, none));
    this.at = 0;
    this.point();
  }
  move(by) {
    const n = this.links.length;
    if (n) { this.at = Math.abs(by) > 1 ? Math.max(0, Math.min(n - 1, this.at + by)) : (this.at + by + n) % n; this.point(); }
  }
  point(scroll = true) {
    this.links.forEach((a, i) => a.setAttribute('aria-selected', i === this.at));
    const now = this.links[this.at];
    this.input.setAttribute('aria-activedescendant', now?.id ?? '');
    if (scroll) now?.scrollIntoView({ block: 'nearest' });
  }
  /** Enter before the answer has come waits for it: a fast hand types a number and Enter in one go. */
  async enter(e) {
    const q = halfWidth(this.input.value).trim();
    if (q && q !== this.asked) { this.look.cancel(); await this.find(); }
    const now = this.links[this.at];
    if (now) now.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: e.ctrlKey, metaKey: e.metaKey }));
  }
  remember(hit) {
    localStorage.setItem(kept, JSON.stringify([hit, ...recent().filter(r => r.href !== hit.href)].slice(0, 8)));
  }
}
customElements.define('mu-search', MuSearch);
