/** Walks through rows by keyboard: j and k move between the links marked data-walk, x picks, and the keys of a row's data-key press what bears them. */
class MuWalk extends HTMLElement {
  heard = e => this.pressed(e);
  connectedCallback() { document.addEventListener('keydown', this.heard); }
  /** After a row was answered by key the walk goes on where it was. */
  refresh() { if (this.at >= 0) this.go(Math.min(this.at, this.links.length - 1)); }
  disconnectedCallback() { document.removeEventListener('keydown', this.heard); }
  get links() { return [...this.querySelectorAll('[data-walk]')]; }
  get row() { return document.activeElement?.closest?.('mu-walk tbody tr') ?? null; }

  pressed(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) return;
    if (e.target.matches?.('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    // g and a letter lead to another page: that letter presses nothing here.
    if (e.key === 'g') { this.going = e.timeStamp; return; }
    if (e.timeStamp - this.going < 1500) return;
    const row = this.row, at = row ? this.links.findIndex(l => row.contains(l)) : -1;
    if (e.key === 'j' || e.key === 'k') this.go(row ? at + (e.key === 'j' ? 1 : -1) : 0);
    else if (e.key === 'x' && row) row.querySelector('.pick input')?.click();
    else {
      const press = row?.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
      if (!press) return;
      // A key held down, or struck twice, is one press: the next row is not answered by it.
      if (e.repeat || e.timeStamp - this.acted < 500) return e.preventDefault();
      [this.at, this.acted] = [at, e.timeStamp];
      press.click();
    }
    e.preventDefault();
  }
  go(to) {
    const link = this.links[to];
    if (!link) return;
    this.at = -1;
    link.focus();
    link.scrollIntoView({ block: 'nearest' });
  }
}
customElements.define('mu-walk', MuWalk);
