import { Part, composing, h, icon, t } from './core.js';

const shown = el => el?.checkVisibility() && !el.disabled;
const find = selector => [...document.querySelectorAll(selector)].find(shown);

/** Of a page that asks for one thing alone, that. */
const theOne = selector => { const all = [...document.querySelectorAll(selector)].filter(shown); return all.length === 1 ? all[0] : undefined; };

/** A form that is filled in: the page's own, or one whose foot does one thing; of yes and no neither is the key's. Where the button shows its key, the key is heard from all over the page. */
const one = '.form-foot > button:only-of-type', entry = `form:is([data-primary], :has(> ${one}))`, keyed = 'form:has(.form-foot > .btn.primary > kbd)';

/** The keyboard of the whole product, and the sheet that tells it. */
class MuKeys extends Part {
  build() {
    this.mark = this;
    document.addEventListener('keydown', this.onkey_ = e => this.key(e));
  }
  get built() { return !!this.onkey_; }
  drop() { document.removeEventListener('keydown', this.onkey_); this.onkey_ = undefined; this.dialog?.remove(); }

  key(e) {
    if (composing(e) || e.defaultPrevented) return;
    const ctrl = e.ctrlKey || e.metaKey, typing = e.target.matches?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]');
    const act = does => { e.preventDefault(); does(); };
    if (ctrl && e.key === 'Enter') return act(() => this.submit(e.target, true));
    if (ctrl && !e.shiftKey && e.key.toLowerCase() === 's') return act(() => this.submit(e.target, false));
    if (e.key === 'Enter' && !e.altKey) { const to = this.after(e.target, e.shiftKey ? -1 : 1); if (to) return act(() => { to.focus(); to.select?.(); }); }
    if (document.querySelector('dialog[open]')) return;
    if (e.altKey && !ctrl && e.code === 'KeyN') { const link = find('[data-new]') ?? find('main .page-head .btn:has(use[href$="#plus"])'); return link && act(() => link.click()); }
    if (ctrl && !e.shiftKey && !e.altKey && !typing && (e.key === 'ArrowLeft' || e.key === 'ArrowRight')) { const link = find(e.key === 'ArrowLeft' ? 'a[data-prev][href]' : 'a[data-next][href]'); return link && act(() => link.click()); }
    if (typing || ctrl || e.altKey) return;
    const down = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[e.key];
    if (down && !e.shiftKey && !document.querySelector('mu-walk')) { const to = this.row(e.target, down); if (to) return act(() => { to.focus(); to.scrollIntoView({ block: 'nearest' }); }); }
    if (e.key === '?') return act(() => this.sheet());
    const soon = performance.now() - (this.g ?? -9999) < 1200;
    this.g = e.key === 'g' ? performance.now() : undefined;
    if (soon && /^[a-z]$/.test(e.key)) { const link = document.querySelector(`[data-go="${e.key}"]`); if (link) { this.g = undefined; act(() => link.click()); } }
  }

  /**
   * Where Enter goes in the form of a page or of a dialog: from field to field as Tab does, at last to the button that acts. A lone field of a page
   * submits, as a search does; one of a dialog goes to the button like every other: what a dialog does is not done by a key too many.
   */
  after(from, by) {
    const form = from.matches?.('input:not([type="submit"], [type="button"], [type="file"]), select') && from.closest(`${entry}, form:has(mu-settle), dialog[open] form[method="post"]`);
    if (!form) return undefined;
    const dialog = form.closest('dialog'), acts = `.btn:is(.primary${dialog ? ', .danger' : ''}, ${one}):not([type="button"])`;
    const fields = [...form.elements].filter(el => el.matches(`input:not([type="hidden"]), select, textarea, ${acts}`) && el.tabIndex >= 0 && shown(el));
    return dialog || fields.filter(el => el.localName !== 'button').length > 1 ? fields[fields.indexOf(from) + by] : undefined;
  }

  /** The link of the next row of the page's list; of the first where the hand is not in the list yet. Arrows elsewhere are left to what has them. */
  row(from, by) {
    const links = [...document.querySelectorAll('main table.list tbody tr[data-href]')].map(tr => tr.querySelector('.key a') ?? tr.querySelector('a')).filter(shown);
    const here = from.closest?.('main table.list tbody tr'), at = links.findIndex(a => here?.contains(a));
    return here ? links[at + by] : from === document.body || from.matches?.('main') ? links[0] : undefined;
  }

  submit(from, goOn) {
    const form = from.closest?.('dialog[open] form, form.comment') ?? from.closest?.(entry) ?? document.querySelector('dialog[open] form') ?? document.querySelector('form[data-primary]') ?? (goOn || from.form ? undefined : theOne(keyed));
    // A document that is only read is taken on by what it asks for next.
    // Who is writing why not must not say yes by the key that sends elsewhere: a field with words in it presses no button of the page.
    if (!form) return goOn && !from.value ? (find('.doc-head .acts .btn.primary') ?? theOne('main .btn.primary'))?.click() : undefined;
    // What leaves the house is not saved: only the key that acts sends it.
    if (!goOn && form.matches('[data-sends]')) return undefined;
    const button = goOn && form.querySelector('[name="then"]:is([value="new"], [value="submit"])') || form.querySelector('.btn.primary:not([type="button"])') || form.closest('dialog') && form.querySelector('footer .btn:not([type="button"])') || form.matches('.comment') && form.querySelector('.btn') || (form.id && document.querySelector(`.btn.primary[form="${CSS.escape(form.id)}"]`));
    document.activeElement?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));         // what is being typed counts
    // What asks before it acts asks whoever presses it.
    button?.matches('[data-confirm]') ? button.click() : form.requestSubmit(button || undefined);
  }

  sheet() {
    const keys = names => names.split(' ').flatMap((k, i) => [i ? ' ' : '', h('kbd', null, k)]);
    const group = (title, rows) => rows.length && h('div', null, h('h3', null, title), rows.map(([k, text]) => h('p', null, h('span', null, text), h('span', null, keys(k)))));
    const go = [...document.querySelectorAll('.nav [data-go]:not([data-go=""])')].map(a => [`g ${a.dataset.go}`, (a.querySelector('span') ?? a).textContent.trim()]);
    this.dialog?.remove();
    this.dialog = h('dialog.dialog.wide.key-sheet', { 'aria-label': t('keys.title') },
      h('header', null, h('h2', null, t('keys.title')), h('button.btn.icon-only.quiet', { type: 'button', 'data-close': '', 'aria-label': t('close') }, icon('x'))),
      h('div.body', null,
        h('div', null, group(t('keys.everywhere'), [['Ctrl K', t('keys.search')], ['Alt N', t('keys.new')], ['Ctrl Enter', t('keys.act')], ['Ctrl ←', t('keys.prev')], ['Ctrl →', t('keys.next')], ['?', t('keys.sheet')]]),
          group(t('keys.form'), [['Enter', t('keys.field')], ['Ctrl S', t('keys.save')], ['Ctrl Enter', t('keys.saveNew')]]),
          group(t('keys.list'), [['j k ↓ ↑', t('keys.rows')], ['Enter', t('keys.open')]]),
          group(t('keys.grid'), [['Enter', t('keys.cell')], ['F2', t('keys.inPlace')], ['Ctrl D', t('keys.fill')], ['Ctrl Delete', t('keys.remove')], ['Alt ↑ ↓', t('keys.move')], ['Ctrl V', t('keys.paste')]])),
        group(t('keys.go'), go)));
    document.body.append(this.dialog);
    this.dialog.showModal();
  }
}
customElements.define('mu-keys', MuKeys);
