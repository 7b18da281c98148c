import { Part, composing, debounce, headers } from './core.js';

/**
 * Settling open items by hand: the arrows go from amount to amount (Enter goes on as in every form), = takes the whole of an item, Alt with a button's letter presses it. What it comes
 * to is asked from the server while one types; a newly chosen party (`data-show` names its field) brings its items.
 */
class MuSettle extends Part {
  build() {
    this.mark = this;
    this.stop = new AbortController();
    const on = (type, act) => this.addEventListener(type, act, { signal: this.stop.signal });
    this.preview = debounce(250, () => this.ask());
    on('input', () => this.preview());
    on('change', e => e.target.name === this.dataset.show || e.target.name === 'Currency' || e.target.name === 'Side' ? (this.chosen = true, this.press('show')) : this.preview());
    on('keydown', e => this.key(e));
    this.closest('form')?.addEventListener('musubi:restore', e => this.restore(e.detail), { signal: this.stop.signal });
    document.addEventListener('keydown', this.alt = e => this.letter(e), { signal: this.stop.signal });
  }
  get built() { return !!this.stop; }
  /** Called after every patch of the page: a party was chosen, its items are here, the amount comes next. */
  refresh() { super.refresh(); if (this.chosen && !(this.chosen = false)) this.querySelector('[name="Amount"], input[data-whole]')?.focus(); }
  drop() { this.preview?.cancel(); this.running?.abort(); this.stop?.abort(); this.stop = undefined; }

  get amounts() { return [...this.querySelectorAll('input[data-whole]')]; }
  press(then) { const button = this.querySelector(`[name="then"][value="${then}"]`); button?.form.requestSubmit(button); }

  /** A draft of another party: its items and what was typed beside them are on no page yet, so the server puts both where they belong. */
  restore(fields) {
    const form = this.closest('form'), add = e => { for (const [name, values] of Object.entries(fields)) if (!e.formData.has(name)) for (const value of values) e.formData.append(name, value); };
    form.addEventListener('formdata', add);
    this.press('show');
    form.removeEventListener('formdata', add);
    this.preview();
  }

  key(e) {
    if (composing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const input = e.target.closest?.('input[data-whole]');
    if (!input) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) {
      e.preventDefault();
      const all = this.amounts, to = all[all.indexOf(input) + step];
      to?.focus();
      to?.select();
    } else if (e.key === '=' || e.key === '＝') {
      e.preventDefault();
      input.value = input.dataset.whole;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  letter(e) {
    if (!e.altKey || e.ctrlKey || e.metaKey) return;
    const button = this.querySelector(`button[data-key="${e.code.replace('Key', '').toLowerCase()}"]`);
    if (button) { e.preventDefault(); button.click(); }
  }

  async ask() {
    const to = this.querySelector('[data-preview]'), form = this.closest('form');
    if (!to || !form) return;
    this.running?.abort();
    const mine = this.running = new AbortController();
    try {
      const { 'Content-Type': _, ...own } = headers();
      const answer = await fetch(this.dataset.previewUrl, { method: 'POST', headers: { ...own, Accept: 'text/html' }, body: new URLSearchParams(new FormData(form)), signal: mine.signal });
      if (answer.ok && !mine.signal.aborted) to.innerHTML = answer.status === 204 ? '' : await answer.text();
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
    this.dataset.previewed = String(+(this.dataset.previewed ?? 0) + 1);
  }
}
customElements.define('mu-settle', MuSettle);
