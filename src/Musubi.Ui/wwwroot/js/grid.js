import { Part, Suggest, addQuery, asker, composing, debounce, fieldsOf, goBehind, grouped, h, icon, meant, newId, plainDate, plainNumber, refuse, shownDate, t, toast } from './core.js';
import { pick } from './date.js';
import { cells, figures, places } from './paste.js';

const widths = { narrow: 'minmax(56px,.6fr)', mid: 'minmax(112px,1.4fr)', wide: 'minmax(170px,3fr)', '': 'minmax(84px,1fr)' };

/**
 * The line grid. Lines live here, not in named inputs: what is posted is added when the form is read (`formdata`), so numbers in names can
 * have no gaps and a thousand lines cost no renumbering. What lines mean (prices, stock, refusals) is asked from the server.
 */
class MuGrid extends Part {
  build() {
    this.spec = JSON.parse(this.querySelector('script[type="application/json"]').textContent);
    this.name = this.dataset.name || 'Lines';
    this.columns = this.spec.columns;
    this.editable = this.spec.readonly ? [] : this.columns.filter(c => c.type !== 'readonly');
    this.max = this.spec.max ?? 1000;
    this.ask = asker();
    this.preview = debounce(250, () => this.askPreview());
    const table = this.querySelector('table');
    const posted = table ? [...table.querySelectorAll('tbody tr')].map(tr => this.readRow(tr.querySelectorAll('[name]'))).filter(row => Object.values(row).some(Boolean)) : [];
    const refused = JSON.parse(this.querySelector('[data-refusals]')?.textContent || '{}');
    table?.remove();
    if (this.spec.fixed) this.max = posted.length;

    this.pattern = this.makePattern();
    this.body = h('div.grid-body', { role: 'rowgroup' });
    this.mark = h(`div.grid${this.spec.readonly ? '.readonly' : ''}${this.spec.fixed ? '.fixed' : ''}${!this.spec.fixed ? '' : this.editable.length > 3 ? '.many' : this.editable.length === 1 ? '.one' : ''}`, { role: 'grid', 'aria-rowcount': String(posted.length) },
      h('div.grid-head', { role: 'row' }, h('div', { role: 'columnheader' }), this.columns.map(c => h(`div${isNum(c) ? '.num' : ''}`, { role: 'columnheader', title: c.label }, c.label, c.required && h('abbr', null, ' *'))), h('div')),
      this.body);
    this.mark.style.setProperty('--grid-columns', this.columns.map(c => widths[c.width ?? ''] ?? widths['']).join(' '));
    this.totals = h('dl.totals', { 'aria-live': 'polite', 'aria-label': t('grid.totals') });
    this.said = h('span.said', { role: 'status' });
    this.wrong = h('button.link.small.wrong', { type: 'button', hidden: true, onclick: () => this.nextWrong() });
    this.append(this.mark, h('div.grid-foot', null,
      !this.spec.readonly && !this.spec.fixed && h('button.btn.quiet.small', { type: 'button', onclick: () => this.focusLine(this.ensureSpare(), 0) }, icon('plus'), t('grid.add')), this.wrong, this.said, this.totals));

    this.lines = [];
    this.append_(posted);
    for (const [where, text] of Object.entries(refused)) {
      const [, i, key] = /^(\d+)\.(.+)$/.exec(where) ?? [];
      const cell = this.lines[i]?.cells[key];
      if (cell) this.refuse(cell, cell.posted = text);
    }
    this.ensureSpare();
    this.wire();
    if (this.lines.length > 1 || this.dataset.previewUrl) this.preview();
  }

  drop() { this.unwire?.abort(); this.suggest?.hide(); this.preview?.cancel(); }

  /* Lines */

  makePattern() {
    const cell = c => {
      const label = c.label;
      let inner;
      if (c.type === 'readonly' || this.spec.readonly) inner = h('output');
      else if (c.type === 'select') inner = h('select', { 'aria-label': label }, h('option', { value: '' }), (c.options ?? []).map(o => h('option', { value: o.value }, o.label)));
      else inner = h('input', { 'aria-label': label, autocomplete: 'off', spellcheck: 'false', maxlength: c.maxlength && String(c.maxlength),
        inputmode: figures.includes(c.type) ? 'decimal' : c.type === 'date' ? 'numeric' : null });
      return h(`div.cell${isNum(c) ? '.num' : ''}${c.width ? `.w-${c.width}` : ''}`, { role: 'gridcell', 'data-label': label }, inner);
    };
    return h('div.grid-line', { role: 'row' }, h('div.no', { role: 'rowheader' }), this.columns.map(cell),
      this.spec.readonly || this.spec.fixed ? h('div') : h('button.grid-x', { type: 'button', tabindex: '-1', 'aria-label': t('grid.remove'), title: `${t('grid.remove')} (Ctrl+Delete)` }, icon('x')));
  }

  readRow(inputs) {
    const row = {};
    for (const i of inputs) if ((i.type !== 'checkbox' && i.type !== 'radio') || i.checked) row[i.name.replace(/^.*?\]\./, '')] = i.value;
    return row;
  }

  makeLine(row = {}) {
    const el = this.pattern.cloneNode(true);
    const line = { el, cells: {}, extra: {}, touched: false };
    el.line = line;
    this.columns.forEach((col, i) => {
      const box = el.children[i + 1], input = box.firstChild;
      const cell = line.cells[col.key] = { col, line, box, input, value: '' };
      input.cell = cell;
      this.setCell(cell, row[col.key] ?? '', row[`${col.key}.Text`]);
    });
    for (const [key, value] of Object.entries(row)) if (!(key.replace(/\.Text$/, '') in line.cells)) line.extra[key] = value;
    return line;
  }

  append_(rows) {
    const some = document.createDocumentFragment();
    for (const row of rows) {
      const line = this.makeLine(row);
      this.lines.push(line);
      some.append(line.el);
    }
    this.body.append(some);
    this.number();
  }

  number(from = 0) {
    for (let i = from; i < this.lines.length; i++) {
      const { el } = this.lines[i];
      el.firstChild.textContent = i + 1;
      el.setAttribute('aria-rowindex', i + 1);
    }
  }

  setCell(cell, value, text) {
    const { col, input } = cell;
    if (input.localName === 'output') { input.title = input.textContent = text ?? (isNum(col) ? grouped(value) : value); cell.value = value; return; }
    if (col.type === 'lookup') { cell.value = value; input.value = text ?? value; cell.text = input.value; }
    else if (figures.includes(col.type)) { const p = plainNumber(value); input.value = p === null ? value : document.activeElement === input ? p : grouped(p); }
    else if (col.type === 'date') { const iso = plainDate(value); input.value = iso ? shownDate(iso) : value; }
    else input.value = value;
  }
  /** What is posted for a cell. */
  valueOf({ col, input, value }) {
    if (input.localName === 'output' || col.type === 'lookup') return value;
    if (figures.includes(col.type)) return plainNumber(input.value) ?? input.value;
    if (col.type === 'date') return plainDate(input.value) ?? input.value;
    return input.value.trim();
  }
  isBlank(line) {
    return !Object.values(line.extra).some(Boolean) && this.editable.every(c => c.type === 'select' || !line.cells[c.key].input.value.trim());
  }
  rowOf(line) {
    const row = { ...line.extra };
    for (const c of this.editable) {
      const cell = line.cells[c.key];
      row[c.key] = this.valueOf(cell);
      if (c.type === 'lookup') row[`${c.key}.Text`] = cell.input.value.trim();
    }
    return row;
  }
  get filled() { return this.lines.filter(l => !this.isBlank(l)); }

  ensureSpare() {
    if (this.spec.readonly || this.spec.fixed) return undefined;
    const last = this.lines.at(-1);
    if (last && this.isBlank(last)) { last.el.classList.add('spare'); return last; }
    if (this.lines.length >= this.max) { this.said.textContent = t('grid.full', this.max); return last; }
    last?.el.classList.remove('spare');
    const line = this.makeLine();
    line.el.classList.add('spare');
    this.lines.push(line);
    this.body.append(line.el);
    this.number(this.lines.length - 1);
    return line;
  }

  remove(line) {
    if (this.spec.fixed || line.el.matches('.spare')) return;
    const at = this.lines.indexOf(line), column = this.columnOf(document.activeElement);
    this.lines.splice(at, 1);
    line.el.remove();
    this.number(at);
    this.ensureSpare();
    this.focusLine(this.lines[Math.min(at, this.lines.length - 1)], Math.max(column, 0));
    toast(t('grid.removed', at + 1), '', { label: t('grid.undo'), act: () => this.put(line, at, column) });
    this.changed();
  }
  put(line, at, column) {
    this.body.insertBefore(line.el, this.lines[at]?.el ?? null);
    this.lines.splice(at, 0, line);
    this.number(at);
    this.focusLine(line, Math.max(column, 0));
    this.changed();
  }
  moveLine(line, by) {
    const at = this.lines.indexOf(line), to = at + by, other = this.lines[to];
    if (!other || other.el.matches('.spare') || line.el.matches('.spare')) return;
    const column = this.columnOf(document.activeElement);
    [this.lines[at], this.lines[to]] = [other, line];
    by < 0 ? other.el.before(line.el) : other.el.after(line.el);
    this.number(Math.min(at, to));
    this.focusLine(line, column);
    this.changed();
  }

  /* Hands */

  wire() {
    this.unwire?.abort();
    this.unwire = new AbortController();
    const { signal } = this.unwire, on = (type, act) => this.mark.addEventListener(type, act, { signal });
    const form = this.closest('form');
    on('keydown', e => this.key(e));
    on('input', e => this.typed(e));
    on('compositionend', e => this.typed(e));
    on('focusin', e => this.entered(e.target.cell));
    on('focusout', e => this.left(e.target.cell));
    on('paste', e => this.paste(e));
    on('change', e => { if (e.target.cell) { this.touch(e.target.cell); this.changed(); } });
    on('click', e => { if (e.target.closest('.grid-x')) this.remove(e.target.closest('.grid-line').line); });
    form?.addEventListener('formdata', e => this.post(e.formData), { signal });
    form?.addEventListener('change', e => {
      if (this.contains(e.target)) return;
      this.preview();
      // Another customer has other numbers: what none was known for may be one now.
      const asks = this.editable.filter(c => c.with?.includes(e.target.name));
      if (asks.length) this.resolveAll(this.lines.flatMap(l => asks.map(c => l.cells[c.key])));
    }, { signal });
    form?.addEventListener('musubi:restore', e => this.restore(e.detail), { signal });
  }

  key(e) {
    const cell = e.target.cell;
    if (!cell || composing(e)) return;
    const { line, col, input } = cell, ctrl = e.ctrlKey || e.metaKey;
    const stop = act => { e.preventDefault(); e.stopPropagation(); act(); };
    if (this.suggest?.open && this.suggest.input === input) {
      if (e.key === 'ArrowDown' && !e.altKey) return stop(() => this.suggest.move(1));
      if (e.key === 'ArrowUp' && !e.altKey) return stop(() => this.suggest.move(-1));
      if (e.key === 'Escape') return stop(() => this.suggest.hide());
      if ((e.key === 'Enter' || e.key === 'Tab') && !ctrl && this.suggest.current) { this.choose(cell, this.suggest.current); if (e.key === 'Tab') return; return stop(() => this.next(cell, 1)); }
    }
    switch (e.key) {
      case 'Enter': if (!ctrl && !e.altKey) stop(() => this.next(cell, e.shiftKey ? -1 : 1)); return;
      case 'ArrowDown': case 'ArrowUp': {
        const by = e.key === 'ArrowDown' ? 1 : -1;
        if (e.altKey && by > 0 && col.type === 'date') return stop(() => pick(input));
        if (e.altKey && input.localName === 'select') return;                              // it opens, as selects do
        if (e.altKey) return stop(() => this.moveLine(line, by));
        if (ctrl || e.shiftKey) return;
        return stop(() => this.focusLine(this.lines[this.lines.indexOf(line) + by], this.columnOf(input)));
      }
      case 'ArrowLeft': case 'ArrowRight': {
        if (ctrl || e.shiftKey || e.altKey) return;
        const right = e.key === 'ArrowRight';
        if (input.localName === 'select') return stop(() => this.next(cell, right ? 1 : -1));
        const whole = input.selectionEnd - input.selectionStart === input.value.length;
        if (whole || (input.selectionStart === input.selectionEnd && input.selectionStart === (right ? input.value.length : 0))) stop(() => this.next(cell, right ? 1 : -1));
        return;
      }
      case 'd': case 'D': if (ctrl && !e.shiftKey) stop(() => this.fillDown(cell)); return;
      case 'Delete': if (ctrl) stop(() => this.remove(line)); return;
      case 'Escape': if (input.value !== cell.before?.text) stop(() => { this.setCell(cell, cell.before.value, cell.before.text); input.select?.(); this.refuse(cell, cell.posted = ''); this.changed(); });
    }
  }

  columnOf(input) { return this.editable.indexOf(input?.cell?.col); }
  focusLine(line, column) {
    const input = line?.cells[this.editable[column]?.key]?.input;
    input?.focus();
    input?.select?.();
  }
  next(cell, by) {
    const at = this.lines.indexOf(cell.line), column = this.columnOf(cell.input) + by;
    if (column >= this.editable.length) { this.ensureSpare(); this.lines[at + 1] ? this.focusLine(this.lines[at + 1], 0) : goBehind(this); }
    else if (column < 0) this.focusLine(this.lines[at - 1], this.editable.length - 1);
    else this.focusLine(cell.line, column);
  }

  entered(cell) {
    if (!cell) return;
    if (figures.includes(cell.col.type)) { const p = plainNumber(cell.input.value); if (p !== null && p !== cell.input.value) { cell.input.value = p; cell.input.select(); } }
    this.last = cell.line;
    cell.before = { value: this.valueOf(cell), text: cell.input.value };
    this.said.textContent = cell.note ?? '';
  }
  left(cell) {
    if (!cell) return;
    const { col, input } = cell;
    if (figures.includes(col.type)) { const p = plainNumber(input.value); p === null ? this.refuse(cell, t('number.unknown')) : input.value = grouped(p); }
    if (col.type === 'date') { const iso = plainDate(input.value); iso === null ? this.refuse(cell, t('date.unknown')) : input.value = shownDate(iso); }
    if (col.type === 'lookup') {
      this.suggest?.hide();
      if (input.value.trim() && !cell.value) this.resolve(cell);
    }
  }

  /** Refusals of a line stand below it, over its whole width: a cell is too narrow for a sentence. */
  refuse(cell, text) {
    const { line, input } = cell;
    if ((cell.refusal ?? '') === text) return;
    cell.refusal = text;
    const refused = this.columns.map(c => line.cells[c.key]).filter(c => c.refusal);
    line.said?.remove();
    line.said = refused.length ? h('div.line-said', { id: newId('line'), role: 'note' }, refused.map(c => h('p', null, !c.refusal.startsWith(c.col.label) && h('b', null, c.col.label), c.refusal))) : undefined;
    if (line.said) line.el.append(line.said);
    text ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid');
    for (const c of refused) c.input.setAttribute('aria-describedby', line.said.id);
    // Refusals come by the hundred: they are counted once they are all there.
    this.counting ??= Promise.resolve().then(() => { this.counting = undefined; this.countWrong(); });
  }
  get wrongs() { return this.lines.filter(l => l.said?.isConnected && l.el.isConnected); }
  countWrong() {
    const n = this.wrongs.length;
    this.wrong.hidden = n === 0;
    this.wrong.textContent = t('grid.wrong', n);
  }
  /** On to the next line at fault behind where the hand was, round and round. */
  nextWrong() {
    const wrong = this.wrongs, from = this.lines.indexOf(this.last), to = wrong.find(l => this.lines.indexOf(l) > from) ?? wrong[0];
    const cell = to && this.columns.map(c => to.cells[c.key]).find(c => c.refusal);
    if (!cell) return;
    this.last = to;
    this.focusLine(to, Math.max(0, this.editable.indexOf(cell.col)));
    to.el.scrollIntoView({ block: 'center' });
  }

  typed(e) {
    const cell = e.target.cell;
    if (!cell) return;
    this.touch(cell);
    if (cell.col.type === 'lookup') {
      cell.value = '';
      cell.asks ??= asker();
      cell.look ??= debounce(110, () => this.look(cell));
      cell.look();
      if (cell.input.value.trim()) { this.spareAfter(cell); return; }             // half a name means nothing yet: no preview
      this.suggest?.hide();
    }
    this.spareAfter(cell);
    if (!e.isComposing) this.changed(false);
  }
  spareAfter(cell) { if (cell.line === this.lines.at(-1)) this.ensureSpare(); }
  touch(cell) {
    cell.touched = cell.line.touched = true;
    cell.unknown = false;
    // Another item is another line: what was refused of the one before is no more.
    for (const of of cell.col.type === 'lookup' ? Object.values(cell.line.cells) : [cell]) if (of === cell || of.posted) { of.posted = ''; this.refuse(of, ''); }
    cell.line.el.classList.remove('spare');
  }
  changed(tell = true) {
    this.countWrong();
    this.preview();
    if (tell) this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  lookupUrl(col, q) {
    return addQuery(col.url, { q, ...fieldsOf(this.closest('form'), col.with ?? []) });
  }
  async look(cell) {
    const q = cell.input.value.trim();
    if (!q || document.activeElement !== cell.input) return;
    const hits = await cell.asks(this.lookupUrl(cell.col, q)).catch(() => { this.suggest?.hide(); this.said.textContent = t('grid.offline'); });
    if (!hits || document.activeElement !== cell.input || cell.value) return;
    if (this.suggest?.input !== cell.input) { this.suggest?.hide(); this.suggest = new Suggest(cell.input, hit => this.choose(cell, hit)); }
    this.suggest.show(hits, q);
  }
  choose(cell, hit) {
    cell.look?.cancel();
    this.touch(cell);
    this.setCell(cell, hit.value, hit.code && !hit.label.startsWith(hit.code) ? `${hit.code} ${hit.label}` : hit.label);
    this.suggest?.hide();
    this.spareAfter(cell);
    this.changed();
  }
  /** A scanner types a code and Enter before any list can open: the exact code, or the only hit, is meant. */
  async resolve(cell) {
    cell.look?.cancel();
    const q = cell.input.value.trim();
    const hits = await asker()(this.lookupUrl(cell.col, q)).catch(() => undefined);
    if (!hits || cell.value || cell.input.value.trim() !== q) return;
    const hit = meant(hits, hit => hit.code?.toLowerCase() === q.toLowerCase());
    if (hit) this.choose(cell, hit);
    else { cell.unknown = true; this.refuse(cell, t('lookup.unknown', q)); this.changed(); }
  }

  /** Codes that came by the hundred: four questions at a time. */
  async resolveAll(some) {
    const left = some.filter(cell => cell.input.value.trim() && !cell.value);
    await Promise.all(Array.from({ length: 4 }, async () => { for (let cell; (cell = left.shift());) if (cell.input.isConnected) await this.resolve(cell); }));
  }

  fillDown(cell) {
    const above = this.lines[this.lines.indexOf(cell.line) - 1]?.cells[cell.col.key];
    if (!above) return;
    this.touch(cell);
    this.setCell(cell, this.valueOf(above), above.input.value);
    this.spareAfter(cell);
    this.changed();
  }

  paste(e) {
    const cell = e.target.cell, text = e.clipboardData?.getData('text/plain') ?? '';
    if (!cell || !/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))) return;
    e.preventDefault();
    const rows = cells(text), from = this.lines.indexOf(cell.line), into = places(rows, this.editable, this.columnOf(cell.input), this.spec.fixed);
    if (!rows.length) return;
    const room = Math.min(rows.length, this.max - from), missing = from + room - this.lines.length, codes = [];
    if (missing > 0) this.append_(Array.from({ length: missing }, () => ({})));
    for (let r = 0; r < room; r++) {
      const line = this.lines[from + r];
      line.el.classList.remove('spare');
      rows[r].forEach((value, i) => {
        const col = into[i];
        if (!col) return;
        const cell = line.cells[col.key];
        cell.touched = line.touched = true;
        cell.posted = '';
        if (col.type === 'lookup') { this.setCell(cell, '', value.trim()); codes.push(cell); }
        else if (col.type === 'select') cell.input.value = (col.options ?? []).find(o => o.label === value.trim() || o.value === value.trim())?.value ?? '';
        else { this.setCell(cell, value.trim()); }
        this.refuse(cell, figures.includes(col.type) && plainNumber(value) === null ? t('number.unknown') : col.type === 'date' && plainDate(value) === null ? t('date.unknown') : '');
      });
    }
    this.ensureSpare();
    this.said.textContent = rows.length > room ? t('grid.full', this.max) : t('grid.pasted', room);
    this.focusLine(this.lines[from + room] ?? this.lines.at(-1), Math.max(0, this.editable.indexOf(into.find(Boolean))));
    this.changed();
    this.resolveAll(codes);
  }

  /* Form, draft, preview */

  post(data) {
    this.filled.forEach((line, i) => {
      for (const [key, value] of Object.entries(this.rowOf(line))) data.append(`${this.name}[${i}].${key}`, value);
    });
  }
  restore(fields) {
    const rows = [];
    for (const [name, [value]] of Object.entries(fields)) {
      if (!name.startsWith(`${this.name}[`)) continue;
      const [, i, key] = /\[(\d+)\]\.(.+)$/.exec(name) ?? [];
      if (key) (rows[+i] ??= {})[key] = value;
    }
    if (this.spec.fixed) this.refill(rows.filter(Boolean));
    else {
      this.lines = [];
      this.body.replaceChildren();
      this.append_(rows.filter(Boolean));
      for (const line of this.lines) line.touched = true;
      this.ensureSpare();
    }
    this.preview();
  }
  /** Lines that are given stay as they are given: what was typed goes back to the line of the same record, if it is still asked about. */
  refill(rows) {
    for (const row of rows) {
      const line = this.lines.find(l => Object.entries(l.extra).every(([key, value]) => row[key] === value));
      if (!line) continue;
      for (const c of this.editable) this.setCell(line.cells[c.key], row[c.key] ?? '', row[`${c.key}.Text`]);
      line.touched = true;
    }
  }

  async askPreview() {
    const url = this.dataset.previewUrl;
    if (!url) return;
    const lines = this.filled, fields = {};
    for (const [name, value] of new FormData(this.closest('form') ?? undefined)) if (typeof value === 'string' && !name.startsWith(`${this.name}[`) && !name.startsWith('_')) fields[name] = value;
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await this.ask(url, { fields, lines: lines.map(l => ({ ...this.rowOf(l), touched: l.touched })) });
      if (!answer) return;
      this.show(lines, answer);
      if (this.offline) {
        this.said.textContent = '';
        this.offline = false;
        this.resolveAll(lines.flatMap(l => this.editable.filter(c => c.type === 'lookup').map(c => l.cells[c.key])).filter(c => document.activeElement !== c.input));
      }
    } catch { this.said.textContent = t('grid.offline'); this.offline = true; }
    this.removeAttribute('aria-busy');
    this.dataset.previewed = String(+(this.dataset.previewed ?? 0) + 1);
  }

  show(lines, { lines: told = [], totals = [], refusals = {} }) {
    lines.forEach((line, i) => { if (line.el.isConnected) this.showLine(line, told[i] ?? {}); });
    for (const line of this.lines) if (!lines.includes(line) && line.told) this.showLine(line, {});
    this.totals.replaceChildren(...totals.map(x => h(x.strong ? 'div.strong' : '', null, h('dt', null, x.label), h('dd', null, x.href ? h('a.why', { href: x.href }, x.value) : x.value))));
    const form = this.closest('form');
    for (const name of this.refused ?? []) { const f = form?.elements.namedItem(name); if (f && !(name in refusals)) refuse(f, ''); }
    this.refused = Object.keys(refusals);
    for (const [name, text] of Object.entries(refusals)) { const f = form?.elements.namedItem(name); if (f instanceof HTMLElement) refuse(f, text); }
  }
  showLine(line, told) {
    if (line.toldAs === (line.toldAs = JSON.stringify(told)) && line.told) return;
    line.told = told;
    for (const col of this.columns) {
      const cell = line.cells[col.key], { input } = cell;
      const from = col.from ?? col.key[0].toLowerCase() + col.key.slice(1);
      if (col.type === 'readonly') {
        const text = told[from] ?? '', href = told.hrefs?.[from];
        input.replaceChildren(href ? h('a.why', { href }, text) : text);
        input.title = text;
      }
      if (input.localName === 'output') continue;
      if (col.type === 'money' || col.type === 'number') input.placeholder = told[from] ?? '';
      const fill = told.fill?.[col.key];
      if (fill !== undefined && (!cell.touched || (col.type === 'lookup' && !cell.value)) && document.activeElement !== input) typeof fill === 'object' ? this.setCell(cell, fill.value, fill.label) : this.setCell(cell, fill);
      const refusal = told.refusals?.[col.key] ?? '', unread = document.activeElement !== input && (figures.includes(col.type) && plainNumber(input.value) === null || col.type === 'date' && plainDate(input.value) === null);
      // What the post refused stands until the cell is changed, whether or not the preview looks at it.
      if (!unread && (refusal || !cell.unknown)) this.refuse(cell, refusal || cell.posted || '');
      cell.note = told.notes?.[col.key] ?? '';
      input.title = cell.note;
      if (document.activeElement === input) this.said.textContent = cell.note;
    }
  }
}

const isNum = c => c.num || figures.includes(c.type);

customElements.define('mu-grid', MuGrid);
