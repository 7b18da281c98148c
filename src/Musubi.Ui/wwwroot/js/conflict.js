import { Part, t } from './core.js';

/** Each mu-conflict once everything on the page is there: what was chosen already stands in the fields. */
export function settle() { for (const el of document.querySelectorAll('mu-conflict')) el.begin(); }

/** Somebody saved first: what is chosen stands in the fields below at once, to be looked at and typed on. What is posted is what stands there. */
class MuConflict extends Part {
  build() {
    this.mark = this.firstElementChild;
    if (this.wired) return;
    this.wired = new AbortController();
    const { signal } = this.wired, form = this.closest('form');
    this.addEventListener('invalid', e => { if (e.target.validity.valueMissing) e.target.setCustomValidity(t('conflict.choose')); }, { capture: true, signal });
    this.addEventListener('change', e => {
      if (e.target.type !== 'radio') return;
      for (const el of this.radios) el.setCustomValidity('');
      this.put(e.target.name.slice('_keep.'.length), e.target.value);
    }, { signal });
    form?.addEventListener('formdata', e => { if (this.begun) e.formData.delete('_theirs'); }, { signal });
  }
  drop() { this.wired?.abort(); this.wired = undefined; this.begun = undefined; }

  get radios() { return [...this.querySelectorAll('input[type="radio"]')]; }
  get form() { return this.closest('form'); }

  begin() {
    const said = this.querySelector('[name="_theirs"]');
    if (!said || this.begun === said.value) return;
    this.begun = said.value;
    this.theirs = JSON.parse(said.value);
    this.mine = {};
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string' && !name.startsWith('_')) (this.mine[name] ??= []).push(value);
    for (const el of this.radios) if (el.checked && el.value === 'Theirs') this.put(el.name.slice('_keep.'.length), el.value);
  }

  /** A field, or a whole list, as one of the two has it. */
  put(unit, side) {
    const of = side === 'Theirs' ? this.theirs : this.mine;
    const grid = this.form.querySelector(`mu-grid[data-name="${CSS.escape(unit)}"]`);
    if (grid?.restore) return grid.restore(Object.fromEntries(Object.entries(of).filter(([name]) => name.startsWith(`${unit}[`))));
    for (const name of [unit, `${unit}.Text`])
      for (const el of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        const values = of[name] ?? [''];
        if (el.type === 'checkbox' || el.type === 'radio') el.checked = values.includes(el.value);
        else el.value = values[0];
        el.dispatchEvent(new Event('blur'));
      }
    this.form.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
customElements.define('mu-conflict', MuConflict);
