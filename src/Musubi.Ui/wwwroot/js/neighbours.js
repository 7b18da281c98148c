import { Part, h, icon } from './core.js';

const kept = 'musubi-list';

/** The rows of a list in its order, with the pages before and after: as it stands on a page, or was fetched from one. */
const read = page => ({
  rows: [...page.querySelectorAll('main table.list tbody tr[data-href]')].map(tr => tr.dataset.href),
  before: page.querySelector('main .pager [data-prev]')?.getAttribute('href') ?? null,
  after: page.querySelector('main .pager [data-next]')?.getAttribute('href') ?? null,
});

// A document that is opened from a list remembers it: its neighbours are those of that list, in its order and with its filters.
document.addEventListener('click', e => {
  const row = e.target.closest?.('main table.list tbody tr[data-href]');
  if (row && e.target.closest('a')?.getAttribute('href') === row.dataset.href) sessionStorage.setItem(kept, JSON.stringify(read(document)));
}, true);

/** The ways to the document before and behind this one. A page names its own neighbours, or those of the list it was opened from are found. */
class MuNeighbours extends Part {
  build() {
    this.mark = this;
    const list = JSON.parse(sessionStorage.getItem(kept) || 'null'), here = location.pathname, at = list?.rows.indexOf(here) ?? -1;
    if (at < 0) return;
    this.link('prev', 'chevron-up', list.rows[at - 1]);
    this.link('next', 'chevron-down', list.rows[at + 1]);
    if (at === 0 && list.before) this.more(list, 'before', here);
    if (at === list.rows.length - 1 && list.after) this.more(list, 'after', here);
  }
  get built() { return false; }

  link(which, sign, href) {
    const old = this.querySelector(`[data-${which}]`), name = this.dataset[which];
    if (!href) { old?.remove(); return; }
    if (old) { old.setAttribute('href', href); return; }
    const a = h('a.btn.icon-only.quiet', { href, [`data-${which}`]: '', 'aria-label': name, title: name }, icon(sign));
    which === 'prev' ? this.prepend(a) : this.append(a);
  }

  /** At the edge of a page of the list the next page of it is asked for. */
  async more(list, side, here) {
    const answer = await fetch(list[side], { headers: { Accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok) return;
    const page = read(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    const rows = side === 'after' ? [...list.rows, ...page.rows] : [...page.rows, ...list.rows];
    const now = { ...list, rows, [side]: page[side] };
    if (location.pathname !== here) return;
    sessionStorage.setItem(kept, JSON.stringify(now));
    const at = rows.indexOf(here);
    side === 'after' ? this.link('next', 'chevron-down', rows[at + 1]) : this.link('prev', 'chevron-up', rows[at - 1]);
  }
}
customElements.define('mu-neighbours', MuNeighbours);
