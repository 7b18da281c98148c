// What a spreadsheet copies, read for a grid: its cells, and the column each of them belongs to.
import { plainNumber } from './core.js';

/** Types of columns that hold figures. */
export const figures = ['number', 'money'];
const folded = s => s.normalize('NFKC').toLowerCase().replace(/[\s_*()（）【】\[\]:：.-]/g, '');

/** Rows and columns of what a spreadsheet copies: tabs, line ends, and quotes around cells that hold either. */
export function cells(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) { if (c === '"') { if (text[i + 1] === '"') { cell += '"'; i++; } else quoted = false; } else cell += c; }
    else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') { row.push(cell); cell = ''; }
    else if (c === '\n' || c === '\r') { if (c === '\r' && text[i + 1] === '\n') i++; row.push(cell); rows.push(row); row = []; cell = ''; }
    else cell += c;
  }
  if (cell !== '' || row.length) { row.push(cell); rows.push(row); }
  return rows;
}

/**
 * Where each pasted column belongs: by a row of headings, which is taken away; else from the cell of the cursor on. Codes pasted over figures, and a
 * code with its quantity and price, go where such things stand.
 */
export function places(rows, editable, column, fixed) {
  const by = rows[0].map(head => editable.find(c => c.names?.some(n => folded(n) === folded(head)) && folded(head)));
  const heads = by.filter(Boolean).length;
  if (heads && heads * 2 >= rows[0].filter(v => v.trim()).length) { rows.shift(); return by.map((c, i) => by.indexOf(c) === i ? c : undefined); }
  const width = Math.max(...rows.map(r => r.length)), at = editable[column];
  const filled = i => rows.map(r => r[i]?.trim() ?? '').filter(Boolean), all = (i, is) => filled(i).length > 0 && filled(i).every(is), figure = v => plainNumber(v) !== null;
  const item = editable.find(c => c.type === 'lookup'), count = editable.find(c => c.type === 'number'), price = editable.find(c => c.type === 'money');
  const codes = item && !fixed && filled(0).some(v => !figure(v)) && all(0, v => /^[\p{L}\p{N}._/#-]+$/u.test(v));
  const follows = codes && count && width <= 3 && all(1, figure) && (width < 3 || (price && all(2, figure)));
  if (follows && (at === item || !['lookup', 'select'].includes(at?.type))) return [item, count, price];
  return editable.slice(codes && (figures.includes(at?.type) || at?.type === 'date') ? editable.indexOf(item) : column);
}
