// What every element shares: words, small DOM, hands (IME, digits), asking the server.

let words;
/** The server's word for a key, with {0}, {1}… filled in. */
export function t(key, ...values) {
  words ??= JSON.parse(document.getElementById('mu-words')?.textContent || '{}');
  return (words[key] ?? key).replace(/\{(\d)(?::([^|}]*)\|([^}]*))?\}/g, (_, i, one, many) => one === undefined ? values[i] ?? '' : Number(values[i]) === 1 ? one : many);
}
export const forgetWords = () => { words = undefined; };
export const lang = () => document.documentElement.lang || 'ja';

/** An instant as the server writes it: by the reader's own clock, in the order of the language. */
export function moment(at) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: document.documentElement.dataset.zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(at));
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(p => [p.type, p.value]));
  const date = { ja: [year, month, day].join('/'), zh: [year, month, day].join('-') }[lang().slice(0, 2)] ?? [day, month, year].join('/');
  return `${date} ${hour}:${minute}`;
}

const root = new URL('..', import.meta.url).pathname;
export const asset = path => root + path;

/** h('div.grid', {onclick, hidden}, child, …): an element; text children are text, never markup. */
export function h(tag, props, ...children) {
  const [name, ...classes] = tag.split('.');
  const el = document.createElement(name || 'div');
  if (classes.length) el.className = classes.join(' ');
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else if (key in el && typeof value !== 'string') el[key] = value;
    else el.setAttribute(key, value === true ? '' : value);
  }
  el.append(...children.flat().filter(c => c != null && c !== false));
  return el;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg.namespaceURI, 'use');
  use.setAttribute('href', asset('icons.svg#') + name);
  svg.append(use);
  return svg;
}

/** Text with the parts that match the question marked. */
export function marked(text, query) {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return [text];
  return [text.slice(0, at), h('mark', null, text.slice(at, at + query.length)), text.slice(at + query.length)];
}

/** True while an IME composes: that Enter chooses a word, it does not act. */
export const composing = e => e.isComposing || e.keyCode === 229;

export const halfWidth = s => s.replace(/[！-～]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xFEE0)).replace(/　/g, ' ').replace(/[‐−–—ー](?=\s*[\d.])/g, '-');

/** Digits as a person types them (full width, separators, ¥, ▲ for minus) → "-1234.5"; '' for nothing; null for what is no number. */
export function plainNumber(text) {
  let s = halfWidth(text).replace(/[,、，\s'_]/g, '').replace(/[。．]/g, '.').replace(/^[¥￥$€]|[円元]$/g, '');
  if (/^[▲△]/.test(s)) s = '-' + s.slice(1);
  if (/^\(.*\)$/.test(s)) s = '-' + s.slice(1, -1);
  if (s === '') return '';
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(s) ? s.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '').replace(/^(-?)0+(?=\d)/, '$1') : null;
}
/** "-1234567.50" → "-1,234,567.50": by text, never through a floating number. */
export function grouped(plain) {
  const m = /^(-?)(\d+)(\.\d+)?$/.exec(plain);
  return m ? m[1] + m[2].replace(/\B(?=(\d{3})+$)/g, ',') + (m[3] ?? '') : plain;
}

const two = n => String(n).padStart(2, '0');
export const isoDate = d => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
/** As the language writes it. */
export const shownDate = iso => {
  const [year, month, day] = iso.split('-');
  return !day || lang().startsWith('zh') ? iso : lang() === 'ja' ? `${year}/${month}/${day}` : `${day}/${month}/${year}`;
};

const eras = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };
const days = { t: 0, today: 0, 今日: 0, 本日: 0, きょう: 0, 今天: 0, y: -1, yesterday: -1, 昨日: -1, 昨天: -1, tomorrow: 1, 明日: 1, 明天: 1 };
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What a clerk types for a day, in the order of the language, as the server's DateInput reads it → ISO; '' for nothing; null for what is no date. */
export function plainDate(text, today = new Date()) {
  const s = halfWidth(text).trim().replace(/\s*\([^()]{1,5}\)$/, '').toLowerCase(), [thisYear, thisMonth] = [today.getFullYear(), today.getMonth() + 1];
  const day = (y, m, d) => { const x = new Date(y, m - 1, d); return x.getFullYear() === y && x.getMonth() === m - 1 && x.getDate() === +d ? isoDate(x) : null; };
  const year = y => y.length === 2 ? 2000 + +y : y.length === 4 && y >= 1800 && y <= 2199 ? +y : NaN;
  const dayFirst = lang().startsWith('en') && !s.includes('月');
  let m;
  if (s === '') return '';
  if (Object.hasOwn(days, s) || /^[+-]\d{1,5}$/.test(s)) return isoDate(new Date(thisYear, today.getMonth(), today.getDate() + (days[s] ?? +s)));
  if (s === '月末' || s === 'eom') return isoDate(new Date(thisYear, thisMonth, 0));
  if ((m = /^(r|令和|h|平成|s|昭和)\s*(\d{1,2}|元)[./年-](\d{1,2})[./月-](\d{1,2})日?$/.exec(s))) return day(eras[m[1]] + (m[2] === '元' ? 1 : +m[2]), m[3], m[4]);
  if ((m = /^(\d\d)(\d\d)$/.exec(s))) return dayFirst ? day(thisYear, m[2], m[1]) : day(thisYear, m[1], m[2]);
  if ((m = /^(\d\d)(\d\d)(\d\d)$/.exec(s))) return dayFirst ? day(year(m[3]), m[2], m[1]) : day(year(m[1]), m[2], m[3]);
  if ((m = /^(\d{4})(\d\d)(\d\d)$/.exec(s))) return day(year(m[1]), m[2], m[3]) ?? (dayFirst ? day(year(s.slice(4)), s.slice(2, 4), s.slice(0, 2)) : null);
  if ((m = /^(\d{1,2})[ \-/]?([a-z]{3,9})(?:[ \-/,]{1,2}(\d{4}|\d\d))?$/.exec(s)) && months.includes(m[2].slice(0, 3))) return day(m[3] ? year(m[3]) : thisYear, months.indexOf(m[2].slice(0, 3)) + 1, m[1]);
  if (!(m = /^(\d{1,4})(?:\s?[/\-.年月 ]\s?(\d{1,2})(?:\s?[/\-.月 ]\s?(\d{1,4}))?)?\s?[日号]?$/.exec(s))) return null;
  const [, a, b, c] = m;
  if (b === undefined) return a.length <= 2 ? day(thisYear, thisMonth, a) : null;
  if (c === undefined) return dayFirst ? day(thisYear, b, a) : day(thisYear, a, b);
  return dayFirst && a.length <= 2 ? day(year(c), b, a) : day(year(a), b, c);
}

export function debounce(ms, act) {
  let timer;
  const run = (...args) => { clearTimeout(timer); timer = setTimeout(act, ms, ...args); };
  run.cancel = () => clearTimeout(timer);
  run.now = (...args) => { clearTimeout(timer); act(...args); };
  return run;
}

export function headers(json) {
  const token = document.querySelector('meta[name="csrf"]')?.content;
  return { ...(json && { 'Content-Type': 'application/json' }), ...(token && { 'X-CSRF': token }), Accept: 'application/json' };
}
/** One question at a time: a newer one aborts an older. Resolves to undefined when it was overtaken. */
export function asker() {
  let running;
  return async (url, body) => {
    running?.abort();
    const mine = running = new AbortController();
    try {
      const answer = await fetch(url, body === undefined
        ? { signal: mine.signal, headers: headers() }
        : { signal: mine.signal, method: 'POST', headers: headers(true), body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(String(answer.status));
      const json = await answer.json();
      return mine.signal.aborted ? undefined : json;
    } catch (error) {
      if (error.name === 'AbortError') return undefined;
      throw error;
    }
  };
}

export const addQuery = (url, pairs) => url + (url.includes('?') ? '&' : '?') + new URLSearchParams(pairs);

/** What is meant by what was typed: the one hit that is it exactly, else the only one. Two that are it exactly are for a person to choose from. */
export const meant = (hits, is) => {
  const said = hits.filter(hit => hit.exact), exact = said.length ? said : hits.filter(is);
  return exact.length === 1 ? exact[0] : hits.length === 1 ? hits[0] : undefined;
};

/** The fields of a form that a lookup sends along. Nobody chosen yet is nobody, 0, rather than anybody. */
export const fieldsOf = (form, names) => Object.fromEntries(names.map(name => [name, form?.elements.namedItem(name)?.value || 0]));

/** Behind given lines comes what the form asks next, at last its button; another grid is not gone into. */
export function goBehind(part) {
  const asks = 'input:not([type="hidden"]), select, textarea, .btn.primary:not([type="button"])';
  const to = [...part.closest('form')?.elements ?? []].find(el => el.matches(asks) && !el.closest('mu-grid') && el.tabIndex >= 0 && !el.disabled && el.checkVisibility() && part.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
  to?.focus();
  to?.select?.();
}

export const toast = (text, tone = '', act) => document.dispatchEvent(new CustomEvent('musubi:toast', { detail: { text, tone, ...act } }));

let ids = 0;
export const newId = prefix => `${prefix}-${++ids}`;

/** Shows a refusal beside a field, or takes it away. */
export function refuse(input, text, advice) {
  const box = input.closest('.field, .cell') ?? input.parentElement;
  let said = box.querySelector(':scope > .refusal');
  if (!text) {
    if (said?.dataset.by === 'mu') { said.remove(); input.removeAttribute('aria-invalid'); }
    return;
  }
  if (!said) box.append(said = h('div.refusal', { id: newId('refusal'), 'data-by': 'mu' }));
  said.dataset.by = 'mu';
  said.replaceChildren(h('p', null, text), ...(advice ? [h('p.advice', null, advice)] : []));
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', said.id);
}

/**
 * An element that decorates what the server rendered. `build` runs when connected, and again after enhanced navigation has put the server's
 * markup back (it patches the page and takes away what we added); `built` says whether our part is still there.
 */
export class Part extends HTMLElement {
  connectedCallback() { this.refresh(); }
  disconnectedCallback() { this.drop?.(); }
  refresh() { if (this.isConnected && !this.built) this.build(); }
  get built() { return this.mark?.isConnected && this.contains(this.mark); }
}

/** A suggest list below an input: shown as a popover so that nothing clips it. */
export class Suggest {
  constructor(input, choose) {
    this.input = input;
    this.choose = choose;
    this.box = h('div.menu.suggest', { id: newId('suggest'), role: 'listbox', popover: 'manual' });
    this.box.addEventListener('pointerdown', e => {
      e.preventDefault();                                                 // the hand stays in the field
      const i = [...this.box.children].indexOf(e.target.closest('[role="option"]'));
      if (i >= 0) this.choose(this.hits[i]);
    });
    this.attach(input);
  }
  attach(input) {
    this.input = input;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
  }
  get open() { return this.box.isConnected && this.box.matches(':popover-open'); }
  /** None while more was typed than the list answers: Enter must not take what the hand no longer means. */
  get current() { return this.open && this.typed === this.input.value.trim() ? this.hits[this.at] : undefined; }
  show(hits, query, typed = query) {
    this.hits = hits;
    this.typed = typed;
    this.at = hits.length ? 0 : -1;
    this.box.replaceChildren(...hits.map((hit, i) => h('div.option', { role: 'option', id: `${this.box.id}-${i}` },
      hit.code && h('code', null, marked(hit.code, query)), h('span', null, marked(hit.code && hit.label.startsWith(hit.code) ? hit.label.slice(hit.code.length).trim() : hit.label, query)), hit.detail && h('small', null, hit.detail))),
      ...(hits.length ? [] : [h('p.none', null, t('lookup.none'))]));
    if (!this.box.isConnected) (this.input.closest('dialog') ?? document.body).append(this.box);
    if (!this.open) this.box.showPopover();
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-controls', this.box.id);
    place(this.box, this.input, true);
    this.mark();
  }
  mark() {
    [...this.box.children].forEach((o, i) => o.setAttribute('aria-selected', i === this.at));
    const now = this.box.children[this.at];
    if (now?.id) { this.input.setAttribute('aria-activedescendant', now.id); now.scrollIntoView({ block: 'nearest' }); }
  }
  move(by) { if (this.hits.length) { this.at = (this.at + by + this.hits.length) % this.hits.length; this.mark(); } }
  hide() {
    if (!this.box.isConnected) return;
    this.box.remove();
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

/** Puts a popover under (or over) what it belongs to. */
export function place(box, anchor, sameWidth) {
  const a = anchor.getBoundingClientRect();
  if (sameWidth) box.style.minWidth = `${Math.max(a.width, 240)}px`;
  const w = box.offsetWidth, height = box.offsetHeight;
  const under = a.bottom + 4 + height <= innerHeight || a.top < height;
  box.style.top = `${under ? a.bottom + 4 : a.top - height - 4}px`;
  const left = !sameWidth && a.left + w > innerWidth - 8 ? a.right - w : a.left;
  box.style.left = `${Math.max(8, Math.min(left, innerWidth - w - 8))}px`;
}

const loading = new Map();
/** A kept library, once. */
export function library(path) {
  if (!loading.has(path)) loading.set(path, new Promise((done, failed) =>
    document.head.append(h('script', { src: asset(path), onload: done, onerror: () => { loading.delete(path); failed(new Error(path)); } }))));
  return loading.get(path);
}
export function stylesheet(path) {
  const href = asset(path);
  if (!document.head.querySelector(`link[href="${href}"]`)) document.head.prepend(h('link', { rel: 'stylesheet', href }));
}
