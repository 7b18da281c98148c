import { Part, grouped, plainNumber, refuse, t } from './core.js';

/** Makes any input take digits as people type them: grouped when left, plain when posted. `scale` limits the decimals shown, never the value. */
export function numeric(input, scale) {
  const show = () => {
    const plain = plainNumber(input.value);
    if (plain === null) return refuse(input, t('number.unknown'));
    refuse(input, '');
    input.value = grouped(pad(plain, scale));
  };
  input.addEventListener('focus', () => { const p = plainNumber(input.value); if (p !== null && input.value !== p) { input.value = p; input.select(); } });
  input.addEventListener('blur', show);
  if (document.activeElement !== input && input.value) show();
}
/** Money keeps its decimals ("12.5" → "12.50" with two); a quantity shows what was typed. */
const pad = (plain, scale) => plain === '' || !scale ? plain : plain.replace(/^(-?\d+)(\.\d*)?$/, (_, whole, rest = '.') => whole + rest.padEnd(scale + 1, '0'));

class MuMoney extends Part {
  build() {
    const input = this.mark = this.querySelector('input');
    if (!input || input.dataset.numeric) return;
    input.dataset.numeric = '1';
    input.autocomplete = 'off';
    if (!input.inputMode) input.inputMode = 'decimal';
    numeric(input, this.localName === 'mu-money' ? +(this.dataset.scale ?? 0) : 0);
    this.form?.removeEventListener('formdata', this.post);
    this.form = input.form;
    this.form?.addEventListener('formdata', this.post = e => {
      const { name } = input, plain = plainNumber(input.value);
      if (name && plain !== null && e.formData.has(name)) e.formData.set(name, plain);
    });
  }
  get built() { return this.mark?.isConnected && this.contains(this.mark) && this.mark.dataset.numeric; }
}
customElements.define('mu-money', MuMoney);
customElements.define('mu-number', class extends MuMoney {});
