import { Part } from './core.js';

/** Groups of fields, `[data-row]`, as many as are needed: `[data-add]` copies the blank one of the template, `[data-remove]` takes one away. Works by keyboard, for both are buttons. */
class MuRepeat extends Part {
  build() {
    this.mark = this.querySelector('template');
    this.off?.abort();
    this.off = new AbortController();
    this.addEventListener('click', e => {
      if (e.target.closest('[data-add]')) this.add();
      else if (e.target.closest('[data-remove]')) this.take(e.target.closest('[data-row]'));
    }, { signal: this.off.signal });
  }
  drop() { this.off?.abort(); }
  get rows() { return [...this.querySelectorAll(':scope > [data-row]')]; }

  add() {
    if (this.rows.length >= +(this.dataset.most || 50)) return;
    const row = this.mark.content.querySelector('[data-row]').cloneNode(true);
    this.mark.before(row);
    this.number();
    row.querySelector('input, select, textarea')?.focus();
  }
  /** The last one is emptied instead: the form keeps a place to type. */
  take(row) {
    if (this.rows.length === 1) {
      for (const field of row.querySelectorAll('input, select, textarea')) field.value = '';
      row.querySelector('input, select')?.focus();
    } else {
      const next = row.nextElementSibling?.matches('[data-row]') ? row.nextElementSibling : row.previousElementSibling;
      row.remove();
      this.number();
      next.querySelector('[data-remove]')?.focus();
    }
    this.dispatchEvent(new Event('input', { bubbles: true }));           // drafts hear of it
  }
  /** Lines[3].City and f-form-Lines-3-City count without a gap, in names, labels and notes alike. */
  number() {
    this.rows.forEach((row, i) => {
      for (const el of row.querySelectorAll('[name], [id], [for], [aria-describedby]'))
        for (const at of ['name', 'id', 'for', 'aria-describedby'])
          if (el.hasAttribute(at)) el.setAttribute(at, el.getAttribute(at).replace(/\[\d+\]/, `[${i}]`).replace(/-\d+-/g, `-${i}-`));
    });
  }
}
customElements.define('mu-repeat', MuRepeat);
