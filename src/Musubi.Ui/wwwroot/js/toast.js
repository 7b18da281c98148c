import { Part, h, icon, t } from './core.js';

/** Shows what the server says after a post; what needs a hand stays until it is closed. */
class MuToast extends Part {
  build() {
    this.setAttribute('aria-live', 'polite');
    for (const toast of this.querySelectorAll('.toast:not([data-shown])')) this.arm(toast);
    this.mark = this;
    this.listen ??= (document.addEventListener('musubi:toast', e => this.say(e.detail)), true);
  }
  get built() { return false; }
  say({ text, tone, href, label, act }) {
    for (const same of this.querySelectorAll('.toast')) if (same.querySelector('p')?.textContent === text) same.remove();
    const toast = h(`div.toast${tone ? '.' + tone : ''}`, { role: tone === 'red' ? 'alert' : 'status' }, h('p', null, text),
      href && h('a', { href }, label), act && h('button.link', { type: 'button', onclick: () => { toast.remove(); act(); } }, label));
    this.append(toast);
    this.arm(toast);
  }
  arm(toast) {
    toast.dataset.shown = '';
    toast.append(h('button.close', { type: 'button', 'aria-label': t('toast.close'), onclick: () => toast.remove() }, icon('x')));
    if (!toast.matches('.red')) {
      let timer = setTimeout(() => toast.remove(), 6000);
      toast.addEventListener('pointerenter', () => clearTimeout(timer));
      toast.addEventListener('pointerleave', () => { timer = setTimeout(() => toast.remove(), 2500); });
    }
  }
}
customElements.define('mu-toast', MuToast);
