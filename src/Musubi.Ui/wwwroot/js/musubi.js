// The entry: imports an element's file when its tag is on the page, and wires what belongs to the page itself.
import { forgetWords, t, toast } from './core.js';
import { arrived } from './reach.js';

const parts = ['search', 'grid', 'lookup', 'date', 'money', 'number', 'draft', 'select-rows', 'cells', 'menu', 'toast', 'confirm', 'dup', 'chart', 'progress', 'files', 'upload', 'repeat', 'suggest', 'keys', 'board', 'settle', 'walk', 'conflict', 'neighbours', 'tally'];
const fileOf = { number: 'money' };
const root = document.documentElement;
let round = 0;

async function upgrade() {
  arrived();
  const mine = ++round;
  delete root.dataset.ready;
  forgetWords();
  const present = parts.filter(p => document.querySelector(`mu-${p}`) || p === 'neighbours' && document.querySelector('table.list tr[data-href]') || p === 'draft' && sessionStorage.getItem('musubi-draft-sent'));
  const files = await Promise.allSettled(present.map(p => import(`./${fileOf[p] ?? p}.js`)));
  for (const p of present) for (const el of document.querySelectorAll(`mu-${p}`)) el.refresh?.();
  for (const file of files) file.value?.settle?.();
  restoreNav();
  modal();
  focusFirst();
  if (mine === round) root.dataset.ready = '1';
}

/* Navigation: groups stay as the reader left them; on a phone it is a drawer. */
const closed = () => { try { return JSON.parse(localStorage.getItem('musubi-nav') || '{}'); } catch { return {}; } };
function restoreNav() {
  document.body.classList.remove('nav-shown');
  const kept = closed();
  for (const g of document.querySelectorAll('.nav-group[data-key]')) if (g.dataset.key in kept && !g.querySelector('[aria-current]')) g.open = kept[g.dataset.key];
}
document.addEventListener('toggle', e => {
  const key = e.target.matches?.('.nav-group[data-key]') && e.target.dataset.key;
  if (key) localStorage.setItem('musubi-nav', JSON.stringify({ ...closed(), [key]: e.target.open }));
}, true);
function drawer(open) {
  document.body.classList.toggle('nav-shown', open);
  if (!document.querySelector('.nav-veil')) {
    const veil = document.createElement('button');
    veil.className = 'nav-veil'; veil.type = 'button'; veil.ariaLabel = t('close'); veil.onclick = () => drawer(false);
    document.querySelector('.shell')?.append(veil);
  }
  (open ? document.querySelector('.nav a') : document.querySelector('[data-nav]'))?.focus();
}

/* The hand goes to the first field of a dialog, or to what it is there to do: not to the cross that closes it. */
function show(dialog) {
  dialog?.showModal();
  dialog?.querySelector('[autofocus], :is(input:not([type="hidden"]), select, textarea):not(:disabled), footer .btn.primary')?.focus();
}

/* A dialog the server sent open stands in the page's flow: it belongs above the page, like one opened by a button. */
function modal() {
  // One that the new page shut by taking its attribute away still holds the page under it.
  for (const d of document.querySelectorAll('dialog:modal:not([open])')) { d.open = true; d.close(); }
  for (const d of document.querySelectorAll('dialog.dialog[open]:not(:modal)')) { d.open = false; show(d); }
}

/* Enhanced navigation leaves the focus where it was: after a refused post it goes to the first field at fault, or where none is, back to where the hand was; on a new page to the one that asks for it. */
let asked, posted, hand;
function focusFirst() {
  const refused = posted && [...document.querySelectorAll('main [aria-invalid="true"], main .conflict [type="radio"]')].find(el => el.checkVisibility());
  const back = posted && !refused && location.href === asked && document.activeElement === document.body && hand;
  const asks = location.href !== asked && (document.querySelector('main [autofocus]') ?? firstField());
  // A link begins at the head of its page, what a post leads to would not.
  if (posted && !refused && location.href !== asked && !location.hash) scrollTo(0, 0);
  [asked, posted] = [location.href, false];
  back ? back() : begin(refused || asks);
  // What has the focus already is not brought into view by asking for it once more.
  if (refused) refused.scrollIntoView({ block: 'nearest' });
}
/* As Tab does: what stands in the field is chosen, and the first key is typed in its place. What a quick hand has typed already is left to it. */
let typed;
document.addEventListener('beforeinput', e => { typed = e.target; }, true);
function begin(field) {
  field?.focus?.();
  if (field?.matches?.('input') && field !== typed) field.select();
}
/* A page that is there to be filled in begins in its first field, unless that lies out of sight or the hand is somewhere already. A finger is spared the keyboard. */
function firstField() {
  if (document.activeElement !== document.body && !document.activeElement.closest('.nav, .doc-head, main') || !matchMedia('(pointer: fine)').matches || document.querySelector('mu-walk')) return undefined;
  const form = document.querySelector('main form[data-primary]');
  const field = [...form?.elements ?? []].find(el => el.matches('input:not([type="hidden"], [type="file"]), select, textarea') && el.tabIndex >= 0 && !el.disabled && !el.readOnly && el.checkVisibility());
  return field && field.getBoundingClientRect().top < innerHeight ? field : undefined;
}
document.addEventListener('submit', e => { posted = e.target.method === 'post'; hand = posted && handIn(document.activeElement); });
/* How the hand finds back to a field of a form that was drawn anew. */
function handIn(field) {
  const grid = field.cell && field.closest('mu-grid'), { name } = field;
  if (!grid) return name && (() => document.querySelector(`main [name="${CSS.escape(name)}"]`)?.focus());
  const [line, column] = [grid.lines.indexOf(field.cell.line), grid.columnOf(field)];
  return () => { const now = document.querySelector(`mu-grid[data-name="${CSS.escape(grid.dataset.name ?? '')}"]`); now?.focusLine(now.lines[line], column); };
}

/* What was refused is answered when the field is changed: whether the answer will do is said by the next post. */
document.addEventListener('change', e => {
  const field = e.target.closest?.('.field'), said = field?.querySelector(':scope > .refusal:not([data-by])');
  if (!said) return;
  said.remove();
  for (const el of field.querySelectorAll('[aria-invalid]')) el.removeAttribute('aria-invalid');
});

/* Theme: light, dark, as the device. The cookie lets the server render the next page right. */
function nextTheme() {
  const order = ['auto', 'light', 'dark'];
  const to = order[(order.indexOf(root.dataset.theme) + 1) % 3];
  document.cookie = `musubi-theme=${to}; path=/; max-age=31536000; samesite=lax`;
  root.dataset.theme = to;
  document.dispatchEvent(new Event('musubi:theme'));
  toast(t(`theme.${to}`));
}

document.addEventListener('click', e => {
  if (e.target.closest('[data-nav]')) return drawer(!document.body.classList.contains('nav-shown'));
  if (e.target.closest('[data-theme-toggle]')) return nextTheme();
  const opens = e.target.closest('[data-open]');
  if (opens) return show(document.getElementById(opens.dataset.open));
  const closes = e.target.closest('[data-close]');
  if (closes) return closes.closest('dialog')?.close();
  if (e.target instanceof HTMLDialogElement && e.target.matches('.dialog') && outside(e, e.target)) return e.target.close();
  const row = e.target.closest('tr[data-href]');
  // Before asking for a selection: the second click of two has selected a word.
  clearTimeout(leaving);
  if (row && !e.defaultPrevented && !e.target.closest('a, button, input, label, select, .pick') && !String(getSelection())) {
    const link = row.querySelector('.key a') ?? row.querySelector('a');
    const go = () => link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: e.ctrlKey, metaKey: e.metaKey, shiftKey: e.shiftKey }));
    // A cell that a double click makes a field of waits for the second click.
    if (!e.target.closest('mu-cells td[data-edit]') || !matchMedia('(pointer: fine)').matches) go();
    else if (e.detail < 2) leaving = setTimeout(go, 260);
  }
});
let leaving;
const outside = (e, box) => { const r = box.getBoundingClientRect(); return e.clientX < r.left || e.clientX > r.right || e.clientY < r.top || e.clientY > r.bottom; };
document.addEventListener('keydown', e => { if (e.key === 'Escape' && document.body.classList.contains('nav-shown')) drawer(false); });

/* A second press of a button that already posts is not a second post. */
document.addEventListener('submit', e => {
  const by = e.submitter;
  if (e.defaultPrevented || !by || e.target.method === 'get') return;
  if (by.ariaBusy === 'true') return e.preventDefault();
  by.ariaBusy = 'true';
  setTimeout(() => { by.ariaBusy = null; }, 4000);
});

function whenBlazor(act) {
  if (window.Blazor) return act(window.Blazor);
  addEventListener('load', () => window.Blazor && act(window.Blazor), { once: true });
}
whenBlazor(blazor => {
  blazor.addEventListener('enhancednavigationstart', () => { delete root.dataset.ready; typed = undefined; });
  blazor.addEventListener('enhancedload', upgrade);
});
addEventListener('pageshow', e => { if (e.persisted) for (const b of document.querySelectorAll('[aria-busy="true"]')) b.ariaBusy = null; });
upgrade();
