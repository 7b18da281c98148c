import { Part, grouped, t } from './core.js';

/** Rows chosen in a list: one, a range with Shift, the page, or all that match. */
class MuSelectRows extends Part {
  build() {
    this.mark = this.querySelector('table');
    if (!this.wired) {
      this.wired = true;
      this.addEventListener('click', e => this.pressed(e));
      this.addEventListener('change', e => { if (e.target.matches('.pick input')) this.count(); });
    }
    this.count();
  }
  get built() { this.isConnected && this.mark && this.count(); return !!this.wired; }
  get boxes() { return [...this.querySelectorAll('tbody .pick input')]; }
  get all() { return this.querySelector('input[name="all"]'); }

  pressed(e) {
    const box = e.target.closest('tbody .pick input');
    if (box) {
      const boxes = this.boxes, at = boxes.indexOf(box);
      if (e.shiftKey && this.last >= 0) for (let i = Math.min(at, this.last); i <= Math.max(at, this.last); i++) boxes[i].checked = box.checked;
      this.last = at;
      if (this.all) this.all.value = '';
      this.count();
    } else if (e.target.closest('td.pick')) e.target.querySelector('input')?.click();
    else if (e.target.closest('[data-page]')) { for (const b of this.boxes) b.checked = e.target.checked; if (this.all) this.all.value = ''; this.count(); }
    else if (e.target.closest('[data-all]')) { for (const b of this.boxes) b.checked = true; if (this.all) this.all.value = 'true'; this.count(); }
    else if (e.target.closest('[data-none]')) { for (const b of this.boxes) b.checked = false; if (this.all) this.all.value = ''; this.count(); }
  }
  count() {
    const boxes = this.boxes, chosen = boxes.filter(b => b.checked).length, total = +this.dataset.total || boxes.length, every = this.all?.value === 'true';
    for (const b of boxes) b.checked ? b.closest('tr').setAttribute('aria-selected', 'true') : b.closest('tr').removeAttribute('aria-selected');
    const page = this.querySelector('[data-page]'), bulk = this.querySelector('.bulk'), more = this.querySelector('[data-all]');
    if (page) { page.checked = chosen > 0 && chosen === boxes.length; page.indeterminate = chosen > 0 && chosen < boxes.length; }
    this.sum(boxes);
    if (!bulk) return;
    bulk.hidden = chosen === 0;
    const said = bulk.querySelector('[data-count]');
    if (said) said.textContent = (every ? total : chosen).toLocaleString('en');
    if (more) more.hidden = every || chosen < boxes.length || total <= boxes.length;
  }
  /** What the chosen come to, in each currency, said beside the act and in its question; a record in several rows is chosen as one. */
  sum(boxes) {
    const said = this.querySelector('[data-chosen-said]'), by = this.querySelector('[data-confirm-chosen]');
    if (!said && !by) return;
    const chosen = new Set(boxes.filter(b => b.checked).map(b => b.value)), sums = new Map();
    for (const b of boxes) {
      if (!chosen.has(b.value)) continue;
      const sum = sums.get(b.dataset.currency) ?? { minor: 0n, decimals: +b.dataset.decimals };
      sums.set(b.dataset.currency, { ...sum, minor: sum.minor + BigInt(b.dataset.minor) });
    }
    const figures = ({ minor, decimals }) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0'), whole = digits.length - decimals;
      return (minor < 0n ? '-' : '') + grouped(digits.slice(0, whole) + (decimals ? `.${digits.slice(whole)}` : ''));
    };
    const bills = [...sums].sort(([a], [b]) => a < b ? -1 : 1).map(([currency, sum]) => `${currency} ${figures(sum)}`).join(' ＋ ');
    const fill = text => text.replace('{0}', chosen.size.toLocaleString('en')).replace('{1}', bills);
    if (said) said.textContent = fill(said.dataset.chosenSaid);
    if (by) by.dataset.confirm = fill(by.dataset.confirmChosen);
  }
}
customElements.define('mu-select-rows', MuSelectRows);
