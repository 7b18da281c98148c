import { Part, addQuery, asker, composing, debounce } from './core.js';

/** Fills a field from what others say (a reading from a name), until a hand writes in it. */
class MuSuggest extends Part {
  ask = asker();
  build() {
    this.mark = this.appendChild(document.createElement('i'));
    this.mark.hidden = true;
    const form = this.closest('form'), to = form?.elements.namedItem(this.dataset.to), names = this.dataset.from.split(',');
    if (!to) return;
    this.off?.abort();
    this.off = new AbortController();
    let given = to.value === '' ? '' : null;
    const suggest = debounce(250, async () => {
      if (to.value !== given) return;
      const answer = await this.ask(addQuery(this.dataset.url, names.map(n => [n, form.elements.namedItem(n)?.value.trim() ?? '']))).catch(() => undefined);
      if (answer && to.value === given) to.value = given = answer.value;
    });
    form.addEventListener('input', e => {
      if (e.target === to) given = to.value === '' ? '' : given;
      else if (names.includes(e.target.name) && !composing(e)) suggest();
    }, { signal: this.off.signal });
    form.addEventListener('compositionend', e => { if (names.includes(e.target.name)) suggest(); }, { signal: this.off.signal });
  }
  drop() { this.off?.abort(); }
}
customElements.define('mu-suggest', MuSuggest);
