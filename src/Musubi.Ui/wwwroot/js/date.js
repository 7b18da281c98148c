import { Part, h, icon, isoDate, lang, library, place, plainDate, refuse, shownDate, stylesheet, t } from './core.js';

/** The calendar comes when it is opened; typing never waits for it. */
async function calendar() {
  stylesheet('lib/flatpickr/flatpickr.min.css');
  await library('lib/flatpickr/flatpickr.min.js');
  const l = { ja: 'ja', 'zh-Hans': 'zh' }[lang()];
  if (l) await library(`lib/flatpickr/${l}.js`);
  return { flatpickr: window.flatpickr, locale: l ?? 'default' };
}

/** Typed dates become ISO when left; shows them as the page's language writes them. */
export function dated(input) {
  const show = () => {
    const iso = plainDate(input.value);
    if (iso === null) return refuse(input, t('date.unknown'));
    refuse(input, '');
    const shown = shownDate(iso);
    if (input.value !== shown) { input.value = shown; input.dispatchEvent(new Event('change', { bubbles: true })); }
  };
  input.addEventListener('blur', show);
  // As it came from the server it is shown as people read it; under a writing hand nothing changes.
  if (input.value && (document.activeElement !== input || input.value === input.defaultValue)) { const iso = plainDate(input.value); if (iso && input.value !== shownDate(iso)) { input.value = shownDate(iso); if (document.activeElement === input) input.select(); } }
}

export async function pick(input) {
  const { flatpickr, locale } = await calendar();
  const at = plainDate(input.value), ghost = h('input', { type: 'hidden' });
  // Our own popover around it: it opens above dialogs and menus too, and closes like every other.
  const box = h('div.menu.calendar', { popover: 'auto', lang: lang(), 'aria-label': t('date.open') }, ghost);
  (input.closest('[popover], dialog') ?? document.body).append(box);
  const picker = flatpickr(ghost, {
    locale, inline: true, defaultDate: at || undefined, disableMobile: true, monthSelectorType: 'static',
    onChange: ([day]) => {
      input.value = shownDate(isoDate(day));
      refuse(input, '');
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
      box.hidePopover();
      input.focus();
    },
  });
  box.addEventListener('toggle', e => { if (e.newState === 'closed' && e.target === box) { picker.destroy(); box.remove(); } });
  box.showPopover();
  place(box, input);
  (box.querySelector('.selected') ?? box.querySelector('.today'))?.focus();
}

class MuDate extends Part {
  build() {
    const inputs = [...this.querySelectorAll('input:not([type="hidden"])')];
    if (!inputs.length) return;
    this.mark = inputs[0].parentElement.querySelector('button[data-mu]') ?? h('button', { type: 'button', 'data-mu': '', tabindex: '-1', 'aria-label': t('date.open') }, icon('calendar'));
    for (const input of inputs) {
      if (!input.dataset.dated) {
        input.dataset.dated = '1';
        input.autocomplete = 'off';
        dated(input);
        input.addEventListener('keydown', e => { if (e.altKey && e.key === 'ArrowDown') { e.preventDefault(); pick(input); } });
        input.form?.addEventListener('formdata', e => { const iso = plainDate(input.value); if (input.name && iso !== null && e.formData.has(input.name)) e.formData.set(input.name, iso); });
      }
      if (input === inputs.at(-1)) { input.after(this.mark); this.mark.onclick = () => pick(input); }
    }
  }
}
customElements.define('mu-date', MuDate);
