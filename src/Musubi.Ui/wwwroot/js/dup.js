import { Part, addQuery, asker, debounce, h, icon, t } from './core.js';

/** Lists records like the one being typed, before a second one is made. */
class MuDup extends Part {
  ask = asker();
  build() {
    this.mark = h('div', { role: 'status' });
    this.append(this.mark);
    this.form = this.closest('form');
    this.off?.abort();
    this.off = new AbortController();
    const names = (this.dataset.watch ?? '').split(',').filter(Boolean);
    const find = debounce(350, () => this.find(names));
    this.form?.addEventListener('input', e => { if (names.includes(e.target.name)) find(); }, { signal: this.off.signal });
    this.find(names);
  }
  drop() { this.off?.abort(); }
  async find(names) {
    const pairs = names.map(n => [n, this.form?.elements.namedItem(n)?.value.trim() ?? '']).filter(([, v]) => v.length > 1);
    if (!pairs.length) return this.mark.replaceChildren();
    const answer = await this.ask(addQuery(this.dataset.url, pairs)).catch(() => undefined);
    if (!answer) return;
    this.mark.replaceChildren(...(answer.hits.length ? [h('div.dup', null, h('h3', null, icon('users'), ' ' + t('dup.title')), h('ul', null, answer.hits.map(hit =>
      h('li', null, h('a', { href: hit.href, target: '_blank', rel: 'noopener' }, [hit.code, hit.title].filter(Boolean).join(' ')), h('small', null, [hit.detail, hit.why].filter(Boolean).join(' ・ '))))))] : []));
  }
}
customElements.define('mu-dup', MuDup);
