import { Part, grouped, h, headers } from './core.js';

const asked = new Map();
/** What several parts of a page ask at once is asked once. */
const ask = url => {
  if (!asked.has(url)) asked.set(url, fetch(url, { headers: headers() }).then(a => a.ok ? a.json() : undefined).catch(() => undefined).finally(() => setTimeout(() => asked.delete(url), 1000)));
  return asked.get(url);
};

/** What the page did not wait for: how many rows match in all, and what a column comes to. Unanswered, what the server wrote stays. */
class MuTally extends Part {
  async build() {
    const { url, column } = this.dataset;
    const all = await ask(url);
    if (!all || !this.isConnected || this.dataset.url !== url) return;
    const sums = column && (all.totals[column] ?? []);
    this.replaceChildren(this.mark = column
      ? h('span', null, sums.map(s => h('span.sum', null, s.text)))
      : h('span', null, grouped(String(all.total))));
    const rows = !column && document.querySelector('mu-select-rows');
    if (rows) { rows.dataset.total = all.total; rows.refresh(); }
  }
}
customElements.define('mu-tally', MuTally);
