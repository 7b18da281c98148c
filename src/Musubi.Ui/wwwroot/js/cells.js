import { Part, composing, h, headers, newId, refuse, t, toast } from './core.js';

/** Cells that are changed where they stand: Enter, F2 or a double click makes a field of one, Enter saves, Escape undoes. Arrows walk between them. */
class MuCells extends Part {
  build() {
    if (!this.wired) {
      this.wired = true;
      this.addEventListener('keydown', e => this.pressed(e));
      this.addEventListener('dblclick', e => { const cell = e.target.closest('td[data-edit]'); if (cell) this.edit(cell); });
      this.addEventListener('focusin', e => { const cell = e.target.closest('td[data-edit]'); if (cell) this.rove(cell); });
      this.addEventListener('focusout', e => { const open = this.field; if (open && e.target === open.input && !open.busy) this.leave(open); });
    }
    this.rove(this.cells.find(c => c.tabIndex === 0) ?? this.cells[0]);
  }
  // The server's markup comes back bare after each enhanced navigation.
  get built() { return false; }
  get cells() { return [...this.querySelectorAll('td[data-edit]')]; }

  /** One stop for the Tab key, wherever the hand was last. */
  rove(to) { for (const cell of this.cells) cell.tabIndex = cell === to ? 0 : -1; }

  pressed(e) {
    if (composing(e)) return;
    if (this.field && e.target === this.field.input) return this.typed(e);
    const cell = e.target.closest?.('td[data-edit]');
    if (!cell || e.target !== cell || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === 'Enter' || e.key === 'F2') { e.preventDefault(); this.edit(cell); return; }
    const cells = this.cells, row = cell.parentElement, step = { ArrowRight: 1, ArrowLeft: -1 }[e.key], rows = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    const to = step ? cells[cells.indexOf(cell) + step]
      : rows ? cells.filter(c => c.dataset.edit === cell.dataset.edit)[[...row.parentElement.children].indexOf(row) + rows] : undefined;
    if (to) { e.preventDefault(); to.focus(); }
  }

  async typed(e) {
    const open = this.field;
    if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); this.close(open.stands, true); }
    else if (e.key === 'Enter') { e.preventDefault(); e.stopPropagation(); await this.save(true); }
    else if (e.key === 'Tab') {
      e.preventDefault();
      const cells = this.cells, to = cells[cells.indexOf(open.cell) + (e.shiftKey ? -1 : 1)] ?? open.cell;
      if (await this.save(true)) to.focus();
    }
  }

  async edit(cell) {
    if (this.field && !await this.save(false) || this.opening) return;
    this.opening = true;
    cell.setAttribute('aria-busy', 'true');
    const now = await this.ask(cell);
    cell.removeAttribute('aria-busy');
    this.opening = false;
    if (!cell.isConnected) return;
    if (now.refusal) { toast([now.refusal.what, now.refusal.advice].filter(Boolean).join(' '), 'red'); return; }
    const label = this.querySelector(`thead th:nth-child(${cell.cellIndex + 1})`)?.textContent.trim() ?? '';
    const input = now.choices
      ? h('select.cell-field', { 'aria-label': label }, now.choices.map(c => h('option', { value: c.value, selected: c.value === now.value }, c.name)))
      : h('input.cell-field', { type: now.type, value: now.value, maxlength: now.most, 'aria-label': label, autocomplete: 'off', id: newId('cell') });
    this.field = { cell, input, ...now, stands: now.shown };
    cell.replaceChildren(input);
    input.focus();
    input.select?.();
  }

  leave(open) { open.input.value === open.value ? this.close(open.stands, false) : this.save(false); }

  /** True when the cell stands as typed. A refusal stays beside it with what was typed. */
  async save(back) {
    const open = this.field;
    if (!open || open.busy) return !open;
    if (open.input.value === open.value) { this.close(open.stands, back); return true; }
    open.busy = true;
    open.cell.setAttribute('aria-busy', 'true');
    let now = await this.ask(open.cell, { value: open.input.value, version: open.version });
    if (now.refusal?.code === 'edited-meanwhile') {
      const theirs = await this.ask(open.cell);
      // Somebody changed another field of the record: this one is still what was seen.
      if (!theirs.refusal && theirs.value === open.value) now = await this.ask(open.cell, { value: open.input.value, version: theirs.version });
      else if (!theirs.refusal) {
        Object.assign(open, { version: theirs.version, value: theirs.value, stands: theirs.shown });
        now = { refusal: { what: t('cells.theirs', theirs.shown || '–'), advice: t('cells.theirsAdvice') } };
      }
    }
    open.busy = false;
    open.cell.removeAttribute('aria-busy');
    if (now.refusal) {
      refuse(open.input, now.refusal.what, now.refusal.advice);
      open.input.focus();
      return false;
    }
    this.close(now.shown, back);
    toast(t('cells.saved'), 'green');
    return true;
  }

  close(shown, back) {
    const { cell } = this.field;
    this.field = undefined;
    cell.textContent = shown;
    if (back) cell.focus();
  }

  async ask(cell, change) {
    const row = cell.closest('tr').dataset.row;
    try {
      const answer = await fetch(`${this.dataset.url}/${row}/cells/${cell.dataset.edit}`, change
        ? { method: 'PUT', headers: { ...headers(true), 'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()) }, body: JSON.stringify(change) }
        : { headers: headers(), cache: 'no-store' });
      const said = await answer.json();
      return answer.ok ? said : { refusal: { code: said.code, what: said.errors?.[0]?.what ?? said.title, advice: said.errors?.[0]?.advice } };
    } catch {
      return { refusal: { what: t('cells.failed') } };
    }
  }
}
customElements.define('mu-cells', MuCells);
