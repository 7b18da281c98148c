import { Part, composing, place } from './core.js';

/** Places a popover under its button; arrows walk through it. */
class MuMenu extends Part {
  build() {
    this.mark = this.querySelector('[popover]');
    if (!this.mark || this.wired) return;
    this.wired = true;
    this.addEventListener('toggle', e => {
      const box = e.target, button = this.querySelector('[popovertarget]');
      if (box.parentElement !== this || !box.matches('[popover]')) return;
      button?.setAttribute('aria-expanded', e.newState === 'open');
      if (e.newState !== 'open') return;
      place(box, button);
      this.items[0]?.focus({ preventScroll: true });
    }, true);
    this.addEventListener('keydown', e => {
      if (composing(e)) return;
      const items = this.items, at = items.indexOf(document.activeElement);
      if (e.target.matches('[popovertarget]') && e.key === 'ArrowDown') { e.preventDefault(); this.querySelector('[popover]').showPopover(); return; }
      if (at < 0 || e.target.matches('input:not([type="checkbox"], [type="radio"]), select, textarea')) return;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[e.key];
      if (to !== undefined) { e.preventDefault(); items[(to + items.length) % items.length].focus(); }
    });
  }
  /** What was chosen in it brought another page: that page does not begin with the menu of the last. */
  refresh() {
    super.refresh();
    this.querySelector(':scope > [popover]:popover-open')?.hidePopover();
  }
  get items() { return [...this.querySelectorAll('[popover] :is(a, button, input, select, textarea):not([disabled], [type="hidden"])')].filter(i => i.checkVisibility()); }
}
customElements.define('mu-menu', MuMenu);
